"""`lapor map load FILE.pmtiles`: the operator's own base map."""

import argparse
import shutil
import sys
from pathlib import Path

from lapor.portal.basemap import tiles_file

MAGIC, VERSION = b"PMTiles", 3
_HEADER_BYTES = 127
_REFUSED = 2


class BadMap(ValueError):
    """The file is no base map that browsers can read; its text says why."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what follows `lapor map`."""
    commands = parser.add_subparsers(dest="map_command", required=True)
    command = commands.add_parser("load", help="serve this PMTiles file as the base map")
    command.add_argument("file", type=Path, help="vector tiles in a PMTiles file, version 3")


def run(args: argparse.Namespace) -> int:
    """Load the file. Returns 0, or 2 with a message on stderr for a file that cannot be used."""
    try:
        load_map(args.file)
    except (BadMap, OSError) as error:
        print(f"lapor map load: {error}", file=sys.stderr)
        return _REFUSED
    print("Peta dasar dimuat. Peta di /peta/ langsung memakainya.")
    return 0


def load_map(source: Path) -> None:
    """Check the file and put it in the place of the old one, at once. Raises BadMap, OSError."""
    with source.open("rb") as opened:
        header = opened.read(_HEADER_BYTES)
    if len(header) < _HEADER_BYTES or not header.startswith(MAGIC):
        raise BadMap("this is no PMTiles file")
    if header[len(MAGIC)] != VERSION:
        raise BadMap(f"this is PMTiles version {header[len(MAGIC)]}; version {VERSION} is needed")
    target = tiles_file()
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_suffix(".half")
    shutil.copyfile(source, half)
    half.replace(target)
