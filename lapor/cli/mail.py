"""`lapor mail fetch`: take reports and answers out of the mailbox; the worker does this by itself."""

import argparse
import signal
from datetime import UTC, datetime
from threading import Event
from types import FrameType

from django.conf import settings

from lapor.channels.email.mailbox import fetch_once, watch


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what follows `lapor mail`."""
    commands = parser.add_subparsers(dest="mail_command", required=True)
    command = commands.add_parser("fetch", help="take what comes until it is stopped; for a machine of its own")
    command.add_argument("--once", action="store_true", help="take what lies in the inbox now, then end")


def run(args: argparse.Namespace) -> int:
    """Take mail. Returns 3 when no mailbox is set up."""
    if not settings.LAPOR_IMAP_HOST:
        print("lapor mail: LAPOR_IMAP_HOST belum diisi, jadi tidak ada kotak surat yang dibaca.")
        return 3
    if args.once:
        print(fetch_once(at=datetime.now(UTC)))
        return 0
    stop = Event()

    def leave(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, leave)
    signal.signal(signal.SIGINT, leave)
    watch(now=lambda: datetime.now(UTC), stop=stop)
    return 0
