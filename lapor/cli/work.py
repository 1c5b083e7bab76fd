"""`lapor work`: run the worker in the foreground; schedules, jobs and followers."""

import argparse
import signal
import sys
from datetime import UTC, datetime
from threading import Event, Thread
from types import FrameType

from django.conf import settings

from lapor.channels.email.mailbox import watch
from lapor.cli.worker import AnotherWorker, drain, only_worker, work

_REFUSED = 3
_LEAVING_SECONDS = 5.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what follows `lapor work`."""
    parser.add_argument("--once", action="store_true", help="do what is due now, then end")


def run(args: argparse.Namespace) -> int:
    """Work until SIGTERM or SIGINT, which let the current item finish. Returns 3 when another worker has the database."""
    stop = Event()

    def leave(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    try:
        lock = only_worker()
    except AnotherWorker:
        print("lapor work: pekerja lain sedang berjalan pada basis data ini; hentikan dahulu.", file=sys.stderr)
        return _REFUSED
    signal.signal(signal.SIGTERM, leave)
    signal.signal(signal.SIGINT, leave)
    try:
        if args.once:
            drain(at=datetime.now(UTC))
        else:
            watching = _watch_mail(stop)
            work(now=lambda: datetime.now(UTC), stop=stop)
            if watching is not None:
                watching.join(_LEAVING_SECONDS)
    finally:
        if lock is not None:
            lock.close()
    return 0


def _watch_mail(stop: Event) -> Thread | None:
    """The mailbox in a thread beside the worker. Killed in the middle of a mail it loses nothing: that mail is taken again."""
    if not settings.LAPOR_IMAP_HOST:
        return None
    thread = Thread(target=watch, kwargs={"now": lambda: datetime.now(UTC), "stop": stop}, daemon=True, name="mail")
    thread.start()
    return thread
