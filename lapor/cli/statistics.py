"""`lapor statistics rebuild`: count every figure anew from the reports' events."""

import argparse

from lapor.statistics.services import rebuild


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what follows `lapor statistics`: the command `rebuild`."""
    commands = parser.add_subparsers(dest="statistics_command", required=True)
    commands.add_parser("rebuild", help="empty the facts and count anew")


def run(args: argparse.Namespace) -> int:
    """Rebuild and say how many reports were counted."""
    assert args.statistics_command == "rebuild"
    done = rebuild(tell=lambda count: print(f"  {count} laporan …", flush=True))
    print(f"Angka dihitung ulang dari {done} laporan.")
    return 0
