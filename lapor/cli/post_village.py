"""`lapor post` at a village: set up, pack, unpack."""

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from django.core.management import call_command

from lapor.channels.village_post.words import told_of
from lapor.cli.post_files import write_bundle
from lapor.exchange import questions
from lapor.exchange.enrolment_file import read_enrolment
from lapor.exchange.errors import BadEnrolmentFile
from lapor.exchange.post_keys import make_post_keys, post_home, unlock
from lapor.exchange.services.own import pack_at_post, take_at_post


def set_up(file: Path, *, passphrase: str) -> int:
    """Make this folder a village post's. Raises BadEnrolmentFile, AlreadyPost, WeakPassphrase."""
    try:
        enrolment = read_enrolment(file.read_bytes())
    except (OSError, ValueError) as error:
        raise BadEnrolmentFile from error
    call_command("migrate", interactive=False, verbosity=0)
    home = make_post_keys(enrolment, passphrase=passphrase)
    print(f"Pos {home.centre.name} siap ({home.site}). Melayani: {', '.join(home.centre.regions.values())}.")
    print("Simpan kata kunci di tempat lain: tanpa kata kunci, isi pos ini tidak bisa dibaca siapa pun.")
    return 0


def pack(folder: Path, *, passphrase: str, files: bool, at: datetime) -> int:
    """Write a bundle for the centre."""
    unlocked = unlock(passphrase)
    content = pack_at_post(unlocked, files=files, at=at)
    file = write_bundle(folder, name=f"pos-{str(unlocked.keys.site)[:13]}-{at:%Y%m%d-%H%M%S}", content=content)
    standing = questions.own_standing()
    print(f"{file} ({len(content)} bita): {standing.stated - standing.acknowledged} kabar belum diterima kabupaten.")
    return 0


def unpack(bundles: Sequence[Path], *, passphrase: str) -> int:
    """Take returning bundles; 1 when a part could not be used."""
    unlocked, broken = unlock(passphrase), 0
    for path in bundles:
        taken = take_at_post(path.read_bytes(), unlocked=unlocked)
        broken += len(taken.broken)
        print(f"{path.name}: {taken.used} bagian dibaca, {taken.news} kabar baru, diterima sampai {taken.acked}")
        for offset, code in taken.broken:
            print(f"  bagian pada bita {offset}: {told_of(code)}", file=sys.stderr)
    waiting = questions.own_standing().waiting_notices
    if waiting:
        print(f"{waiting} laporan menunggu penyampaian: buka daftar “Menunggu penyampaian”.")
    return 1 if broken else 0


def show() -> int:
    """How this post stands."""
    home, standing = post_home(), questions.own_standing()
    print(f"{home.centre.name} ({home.site}): {standing.stated} fakta, diterima kabupaten {standing.acknowledged}, ")
    print(f"menunggu penyampaian {standing.waiting_notices}")
    return 0
