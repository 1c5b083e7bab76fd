"""`lapor post`: village posts: set up, pack bundles, unpack them, shut a lost one out."""

import argparse
import getpass
import sys
from datetime import UTC, datetime
from pathlib import Path

from lapor.cli import post_centre, post_village
from lapor.cli.post_files import bundles_in
from lapor.exchange.post_keys import is_post
from lapor.kit.refusals import Refusal

_REFUSED = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what follows `lapor post`."""
    commands = parser.add_subparsers(dest="post_command", required=True)
    init = commands.add_parser(
        "init", help="di kabupaten: buat berkas pendaftaran; di desa: siapkan pos dari berkas itu"
    )
    init.add_argument("file", type=Path, help="berkas pendaftaran yang dibuat (kabupaten) atau dibaca (desa)")
    init.add_argument("--village", action="append", default=[], metavar="KODE", help="di kabupaten: desa yang dilayani")
    init.add_argument("--name", default="", help="di kabupaten: nama pos")
    pack = commands.add_parser("pack", help="buat bundel di folder atau diska lepas")
    pack.add_argument("folder", type=Path)
    pack.add_argument("--for", dest="post", default="", metavar="POS", help="di kabupaten: hanya pos ini")
    pack.add_argument("--without-files", action="store_true", help="di desa: tulisan saja, untuk jaringan yang lemah")
    pack.add_argument("--update", type=Path, help="di kabupaten: sertakan berkas pembaruan, bertanda tangan")
    unpack = commands.add_parser("unpack", help="baca bundel dari berkas atau folder; boleh dua kali, boleh rusak")
    unpack.add_argument("paths", type=Path, nargs="+")
    revoke = commands.add_parser("revoke", help="di kabupaten: tutup pos yang hilang atau dicuri")
    revoke.add_argument("post", help="nomor atau nama pos")
    revoke.add_argument("--reason", default="hilang")
    resume = commands.add_parser("resume", help="di kabupaten: lanjutkan pos yang ditahan setelah diperiksa")
    resume.add_argument("post")
    resume.add_argument("--reason", required=True)
    commands.add_parser("list", help="di kabupaten: daftar pos; di desa: keadaan pos ini")
    for command in (init, pack, unpack):
        command.add_argument("--passphrase-file", type=Path, help="di desa: berkas berisi kata kunci pos")


def run(args: argparse.Namespace) -> int:
    """Do it; returns 0, 1 when a part of a bundle could not be used, 2 when it was refused."""
    now = datetime.now(UTC)
    try:
        return _run(args, at=now)
    except Refusal as refusal:
        print(f"lapor post: {refusal.message} {refusal.next_step}", file=sys.stderr)
        return _REFUSED


def _run(args: argparse.Namespace, *, at: datetime) -> int:
    command = args.post_command
    if command == "init":
        if args.village:
            return post_centre.enrol(args.file, villages=args.village, name=args.name, at=at)
        return post_village.set_up(args.file, passphrase=_passphrase(args, is_new=True))
    if is_post():
        return _at_post(args, at=at)
    if command == "pack":
        update = args.update.read_bytes() if args.update else b""
        return post_centre.pack(args.folder, only=args.post, update=update, at=at)
    if command == "unpack":
        return post_centre.unpack(bundles_in(args.paths, begins="pos-"), at=at)
    if command == "revoke":
        return post_centre.revoke(args.post, reason=args.reason, at=at)
    if command == "resume":
        return post_centre.resume(args.post, reason=args.reason, at=at)
    return post_centre.show(at=at)


def _at_post(args: argparse.Namespace, *, at: datetime) -> int:
    if args.post_command == "list":
        return post_village.show()
    if args.post_command in {"revoke", "resume"}:
        print("lapor post: perintah ini hanya untuk komputer kabupaten.", file=sys.stderr)
        return _REFUSED
    passphrase = _passphrase(args, is_new=False)
    if args.post_command == "pack":
        return post_village.pack(args.folder, passphrase=passphrase, files=not args.without_files, at=at)
    return post_village.unpack(bundles_in(args.paths, begins="balasan-"), passphrase=passphrase)


def _passphrase(args: argparse.Namespace, *, is_new: bool) -> str:
    if args.passphrase_file:
        return str(args.passphrase_file.read_text(encoding="utf-8").strip())
    if is_new and sys.stdin.isatty():
        first, again = getpass.getpass("Kata kunci pos yang baru: "), getpass.getpass("Ulangi: ")
        return first if first == again else ""
    return getpass.getpass("Kata kunci pos: ")
