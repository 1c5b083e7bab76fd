"""`lapor work`: run the worker in the foreground; schedules, jobs and followers."""

import argparse
import signal
import sys
from datetime import UTC, datetime
from threading import Event
from types import FrameType

from lapor.cli.worker import AnotherWorker, drain, only_worker, work

_REFUSED = 3


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
            work(now=lambda: datetime.now(UTC), stop=stop)
    finally:
        if lock is not None:
            lock.close()
    return 0
