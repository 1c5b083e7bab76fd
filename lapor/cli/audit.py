"""`lapor audit verify`: recompute every stream and say whether the record is whole."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from lapor.attachments.checks import check_bytes
from lapor.audit import witness
from lapor.audit.verify import Checker, Fault, Verdict, verify
from lapor.kit.codes import format_code
from lapor.reports import checks, followed_queries, word_checks

CHECKERS: tuple[Checker, ...] = (
    checks.reports_without_stream,
    checks.changed_contents,
    word_checks.changed_words,
    lambda: checks.changed_bytes(check_bytes),
)
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
    "day_tree": "sidik hari itu tidak cocok dengan peristiwanya: ada yang diubah, ditambah, atau dihapus",
    "day_count": "jumlah peristiwa atau aliran hari itu tidak cocok",
    "day_chain": "tidak menyambung pada sidik hari sebelumnya",
    "day_root": "sidik hari itu tidak cocok dengan isinya",
    "day_signature": "tanda tangan sidik hari itu tidak cocok",
    "witness_missing": "sidik yang disaksikan dari luar tidak ada di sini",
    "witness_root": "sidik hari itu berbeda dari yang disaksikan dari luar",
    "content": "isi laporan berbeda dari yang diterima",
    "words": "tulisan berbeda dari yang tercatat",
    "words_gone": "tulisan yang tercatat hilang",
    "words_alone": "tulisan tanpa peristiwa yang mencatatnya",
    "no_stream": "laporan tanpa aliran peristiwa",
    "bytes": "berkas berbeda dari yang diterima atau hilang",
    "site": "berasal dari tempat yang tidak dikenal",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what follows `lapor audit`: the command `verify`."""
    commands = parser.add_subparsers(dest="audit_command", required=True)
    checking = commands.add_parser("verify", help="recompute every stream")
    checking.add_argument(
        "--root", type=Path, help="a root that was kept outside: a file of /audit/, a bundle or a mail"
    )
    giving = commands.add_parser("root", help="print the newest daily root, to be kept outside")
    giving.add_argument("--out", type=Path, help="write it to this file")


def run(args: argparse.Namespace) -> int:
    """Print the verdict, or a root. Returns 0 when everything fits, 1 with every fault named, 2 for an unreadable root."""
    return _give_root(args.out) if args.audit_command == "root" else _verify(args.root)


def _give_root(out: Path | None) -> int:
    newest = witness.newest_root()
    if newest is None:
        print("Belum ada sidik harian: sidik pertama dibuat setelah hari pertama selesai.", file=sys.stderr)
        return 1
    text = json.dumps(newest, indent=1)
    if out is None:
        print(text)
    else:
        out.write_text(f"{text}\n", encoding="utf-8")
    return 0


def _verify(root: Path | None) -> int:
    checkers = list(CHECKERS)
    if root is not None:
        try:
            kept = witness.read_witness(root.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, witness.BadWitness) as error:
            print(f"{root}: {error}", file=sys.stderr)
            return 2
        checkers.append(
            lambda: (Fault(stream=f"root/{kept['day']}", code=each) for each in witness.faults_against(kept))
        )
    return _say(verify(checkers=checkers), seen=root is not None)


def _say(verdict: Verdict, *, seen: bool) -> int:
    counted = f"{verdict.streams} aliran, {verdict.events} peristiwa, {verdict.erased} isi terhapus menurut aturan"
    if not verdict.faults:
        print(f"Jejak audit konsisten, {'cocok dengan saksi dari luar' if seen else 'tanpa saksi'}: {counted}.")
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
