"""`lapor regions load FILE` and `lapor regions people FILE`: outlines, and how many people live where."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from lapor.institutions import queries as institutions
from lapor.institutions.boundaries import BadBoundaries, read_outlines
from lapor.institutions.population_queries import codes_within
from lapor.institutions.population_sheet import BYTES_LIMIT, BadPeople, read_people
from lapor.institutions.services import load_boundaries, load_population
from lapor.kit.actors import SYSTEM

_REFUSED = 2
_SHOWN_CODES = 5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what follows `lapor regions`."""
    commands = parser.add_subparsers(dest="regions_command", required=True)
    command = commands.add_parser("load", help="load outlines of regions for the map")
    command.add_argument("file", type=Path, help="GeoJSON FeatureCollection with Kemendagri codes")
    people = commands.add_parser("people", help="load how many people live in villages and districts")
    people.add_argument("file", type=Path, help="CSV or XLSX with the columns kode, penduduk, tahun, sumber")


def run(args: argparse.Namespace) -> int:
    """Load the file. Returns 0, or 2 with a message on stderr for a file that cannot be used."""
    return _load_people(args.file) if args.regions_command == "people" else _load_outlines(args.file)


def _load_outlines(file: Path) -> int:
    try:
        loaded = load_boundaries(read_outlines(file))
    except (BadBoundaries, OSError) as error:
        print(f"lapor regions load: {error}", file=sys.stderr)
        return _REFUSED
    print(f"{loaded.kept} batas wilayah dimuat.")
    if loaded.unknown:
        shown = ", ".join(code or "(tanpa kode)" for code in loaded.unknown[:_SHOWN_CODES])
        print(f"{len(loaded.unknown)} dilewati karena kodenya tidak ada di sini, misalnya: {shown}")
    return 0 if loaded.kept else _REFUSED


def _load_people(file: Path) -> int:
    here, now = institutions.installation(), datetime.now(UTC)
    if here.tenant is None:
        print("lapor regions people: sistem ini belum disiapkan; jalankan lapor init KODE", file=sys.stderr)
        return _REFUSED
    try:
        with file.open("rb") as source:
            content = source.read(BYTES_LIMIT + 1)
        rows = read_people(content, known=codes_within(here.region), last_year=now.year)
    except OSError as error:
        print(f"lapor regions people: {error}", file=sys.stderr)
        return _REFUSED
    except BadPeople as bad:
        for fault in bad.faults:
            print(f"baris {fault.row}, kolom {fault.column or '-'}: {fault.expected}", file=sys.stderr)
        print("Tidak ada yang disimpan.", file=sys.stderr)
        return _REFUSED
    print(f"{load_population(rows, tenant=here.tenant, by=SYSTEM, at=now)} baris penduduk dimuat.")
    return 0
