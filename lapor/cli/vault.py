"""`lapor vault`: make new keys and see how far the records are wrapped for them."""

import argparse
import sys

from lapor.vault.keep import CUSTODIAN, DELIVERY, add_key, private_ids, waiting_for_wrap

PURPOSES = (DELIVERY, CUSTODIAN)
_REFUSED = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what follows `lapor vault`."""
    commands = parser.add_subparsers(dest="vault_command", required=True)
    rotating = commands.add_parser("rotate", help="make new keys; the worker wraps every record for them")
    rotating.add_argument("--purpose", choices=PURPOSES, action="append", help="only this one (default: both)")
    commands.add_parser("keys", help="list keys and what is still wrapped for older ones")


def run(args: argparse.Namespace) -> int:
    """Rotate or list; as the worker's user, because private keys are written. Returns 0, or 3 while a rotation is under way."""
    if args.vault_command == "keys":
        return _list()
    purposes = args.purpose or PURPOSES
    busy = [purpose for purpose in purposes if len(private_ids(purpose)) > 1]
    if busy:
        print(
            f"lapor vault rotate: kunci {', '.join(busy)} masih dipindahkan; lihat `lapor vault keys`.", file=sys.stderr
        )
        return _REFUSED
    for purpose in purposes:
        print(f"kunci {purpose} baru: {add_key(purpose)}")
    print(
        "Pekerja membungkus ulang semua catatan; kunci lama dihapus paling cepat 48 jam lagi. Salin kunci baru ke cadangan."
    )
    return 0


def _list() -> int:
    for purpose in PURPOSES:
        kept = ", ".join(sorted(private_ids(purpose))) or "-"
        print(f"{purpose}: {kept}; menunggu dibungkus ulang: {waiting_for_wrap(purpose)}")
    return 0
