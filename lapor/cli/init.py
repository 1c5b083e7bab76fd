"""`lapor init`: set up a region from its Kemendagri code; a second code adds a further tenant, the same code changes nothing."""

import argparse
import getpass
import sys
from datetime import UTC, datetime
from uuid import UUID

from lapor.cli.installing import Progress, bring_up, install_region
from lapor.institutions.plan import plan_for
from lapor.kit.actors import ADMINISTRATOR, SYSTEM
from lapor.kit.refusals import Refusal
from lapor.people import queries as people
from lapor.people.invitations import link_of
from lapor.people.services import enrol_person, invite_person

_REFUSED = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what follows `lapor init`."""
    parser.add_argument(
        "code", metavar="KODE", help="kode Kemendagri: 64.08 (kabupaten/kota), 64 (provinsi), 00 (nasional)"
    )
    parser.add_argument("--admin", metavar="SUREL", default="", help="alamat surel administrator pertama")


def run(args: argparse.Namespace) -> int:
    """Bring the database up to date, load the region, and make sure that somebody administers it."""
    progress = Progress()
    try:
        plan = plan_for(args.code.strip())
    except ValueError:
        print(f"lapor init: “{args.code}” bukan kode provinsi, kabupaten, kota, atau 00.", file=sys.stderr)
        return _REFUSED
    now = datetime.now(UTC)
    try:
        bring_up(progress)
        tenant = install_region(plan, at=now, progress=progress)
        _first_administrator(tenant, email=args.admin.strip(), at=now)
    except Refusal as refusal:
        print(f"lapor init: {refusal.message} {refusal.next_step}", file=sys.stderr)
        return _REFUSED
    progress.finish(f"{plan.name} siap")
    return 0


def _first_administrator(tenant: UUID, *, email: str, at: datetime) -> None:
    """Ask for the first administrator, or print an invitation where nobody can be asked."""
    if people.has_administrator(tenant):
        return
    waiting = [each for each in people.open_invitations(tenant, at=at) if each.role == ADMINISTRATOR]
    if waiting:
        print("Undangan administrator masih terbuka. Tautan baru: lapor admin reset")
        return
    if not sys.stdin.isatty():
        token = invite_person(email, name="", role=ADMINISTRATOR, institution=tenant, by=SYSTEM, at=at)
        print("Administrator pertama membuka tautan ini satu kali, dalam 14 hari, lalu mengundang petugas lain:")
        print(f"  {link_of(token)}")
        return
    _enrol(tenant, email=email, at=at)


def _enrol(tenant: UUID, *, email: str, at: datetime) -> None:
    while True:
        address = email or input("Surel administrator pertama: ")
        name = input("Nama: ")
        password = getpass.getpass("Kata sandi (paling sedikit 10 huruf): ")
        try:
            enrol_person(
                address, name=name, password=password, role=ADMINISTRATOR, institution=tenant, by=SYSTEM, at=at
            )
        except Refusal as refusal:
            print(f"{refusal.message} {refusal.next_step}")
            email = ""
            continue
        print("Administrator dapat masuk. Petugas lain diundang dari halaman administrasi.")
        return
