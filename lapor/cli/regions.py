"""`lapor regions load FILE`: outlines of regions from any GeoJSON that an operator has."""

import argparse
import sys
from pathlib import Path

from lapor.institutions.boundaries import BadBoundaries, read_outlines
from lapor.institutions.services import load_boundaries

_REFUSED = 2
_SHOWN_CODES = 5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what follows `lapor regions`."""
    commands = parser.add_subparsers(dest="regions_command", required=True)
    command = commands.add_parser("load", help="load outlines of regions for the map")
    command.add_argument("file", type=Path, help="GeoJSON FeatureCollection with Kemendagri codes")


def run(args: argparse.Namespace) -> int:
    """Load the file. Returns 0, or 2 with a message on stderr for a file that cannot be used."""
    try:
        loaded = load_boundaries(read_outlines(args.file))
    except (BadBoundaries, OSError) as error:
        print(f"lapor regions load: {error}", file=sys.stderr)
        return _REFUSED
    print(f"{loaded.kept} batas wilayah dimuat.")
    if loaded.unknown:
        shown = ", ".join(code or "(tanpa kode)" for code in loaded.unknown[:_SHOWN_CODES])
        print(f"{len(loaded.unknown)} dilewati karena kodenya tidak ada di sini, misalnya: {shown}")
    return 0 if loaded.kept else _REFUSED
