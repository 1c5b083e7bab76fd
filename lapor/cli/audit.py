"""`lapor audit verify`: recompute every stream and say whether the record is whole."""

import argparse
from collections.abc import Sequence
from uuid import UUID

from lapor.audit.verify import Checker, Fault, verify
from lapor.kit.codes import format_code
from lapor.reports import followed_queries

CHECKERS: tuple[Checker, ...] = ()
SHOWN = 50

_WORDS = {
    "hash": "isi mata rantai tidak cocok dengan sidiknya",
    "gap": "nomor urut terputus",
    "previous": "tidak menyambung pada peristiwa sebelumnya",
    "head": "ujung aliran tidak cocok dengan peristiwa terakhir",
    "no_head": "aliran tidak punya ujung",
    "commitment": "isi peristiwa telah diubah",
    "payload": "isi peristiwa hilang tanpa catatan penghapusan",
    "payload_alone": "isi tanpa peristiwa",
    "site": "berasal dari tempat yang tidak dikenal",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what follows `lapor audit`: the command `verify`."""
    commands = parser.add_subparsers(dest="audit_command", required=True)
    commands.add_parser("verify", help="recompute every stream")


def run(args: argparse.Namespace) -> int:
    """Print the verdict. Returns 0 when everything fits, 1 with every fault named."""
    assert args.audit_command == "verify"
    verdict = verify(checkers=CHECKERS)
    counted = f"{verdict.streams} aliran, {verdict.events} peristiwa, {verdict.erased} isi terhapus menurut aturan"
    if not verdict.faults:
        print(f"Jejak audit konsisten, tanpa saksi: {counted}.")
        return 0
    names = _names(verdict.faults)
    for fault in verdict.faults[:SHOWN]:
        event = f", peristiwa {fault.seq} ({fault.event})" if fault.event else ""
        print(f"{names.get(fault.stream, fault.stream)}{event}: {_WORDS.get(fault.code, fault.code)}")
    print(f"Jejak audit TIDAK konsisten: {len(verdict.faults)} kesalahan dalam {counted}.")
    return 1


def _names(faults: Sequence[Fault]) -> dict[str, str]:
    """How a person knows a stream: the report's code where there is one."""
    keys = {
        fault.stream: fault.stream.removeprefix("report/") for fault in faults if fault.stream.startswith("report/")
    }
    codes = followed_queries.codes_of([UUID(key) for key in keys.values()])
    return {
        stream: f"laporan {format_code(codes[UUID(key)])} ({stream})"
        for stream, key in keys.items()
        if UUID(key) in codes
    }
