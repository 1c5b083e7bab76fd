"""`lapor admin`: one-time links for officers who cannot sign in."""

import argparse
import sys
from datetime import UTC, datetime

from lapor.institutions import queries as institutions
from lapor.kit.actors import ADMINISTRATOR, SYSTEM
from lapor.kit.refusals import Refusal
from lapor.people import queries as people
from lapor.people.errors import UnknownPerson
from lapor.people.invitations import link_of
from lapor.people.services import renew_invitation, reset_factor

_REFUSED = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what follows `lapor admin`: the command `reset`."""
    commands = parser.add_subparsers(dest="admin_command", required=True)
    reset = commands.add_parser("reset", help="lepas kata sandi dan pengaman kedua, lalu cetak tautan sekali pakai")
    reset.add_argument("email", metavar="SUREL", nargs="?", default="", help="kosong: undangan administrator pertama")


def run(args: argparse.Namespace) -> int:
    """Print a one-time link. Returns 2 with a message on stderr when there is nobody to give one."""
    now = datetime.now(UTC)
    try:
        token = _token(args.email.strip(), at=now)
    except Refusal as refusal:
        print(f"lapor admin reset: {refusal.message} {refusal.next_step}", file=sys.stderr)
        return _REFUSED
    print("Tautan ini berlaku satu kali, selama 14 hari:")
    print(f"  {link_of(token)}")
    return 0


def _token(email: str, *, at: datetime) -> str:
    """The token of a new link: for an officer, or for somebody who was invited and has not accepted."""
    for tenant in institutions.installations():
        assert tenant.tenant is not None
        for open_one in people.open_invitations(tenant.tenant, at=at):
            first = not email and open_one.role == ADMINISTRATOR
            if first or (email and open_one.email == email.lower() and open_one.role):
                return renew_invitation(open_one.id, by=SYSTEM, at=at)
    if not email:
        raise UnknownPerson
    person = people.person_by_email(email)
    if person is None:
        raise UnknownPerson
    return reset_factor(person, by=SYSTEM, at=at)
