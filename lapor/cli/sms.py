"""`lapor sms collect FOLDER`: take the messages of a modem out of gammu's inbox; run by `runonreceive` of gammu-smsd."""

import argparse
from pathlib import Path

from django.utils import timezone

from lapor.channels.sms.modem import collect


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what follows `lapor sms`."""
    commands = parser.add_subparsers(dest="sms_command", required=True)
    command = commands.add_parser(
        "collect", help="take every message of the inbox; what fails stays and is taken next time"
    )
    command.add_argument("inbox", type=Path, help="inboxpath of smsdrc")


def run(args: argparse.Namespace) -> int:
    """Take what is there; prints how many."""
    print(collect(args.inbox, at=timezone.now()))
    return 0
