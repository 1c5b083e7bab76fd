"""`lapor expire`: erase the identities that a retention rule lets go, under a database role of its own."""

import argparse

from django.utils import timezone

from lapor.cli.jobs import erase_expired


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """There is nothing to choose: rules and holds are data."""


def run(args: argparse.Namespace) -> int:
    """Announce what expires soon, erase what is due and not held. Returns the exit code."""
    print(f"{erase_expired(at=timezone.now())} identitas dihapus menurut aturan")
    return 0
