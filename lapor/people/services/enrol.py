"""Officers' accounts are made at the operator's own keyboard, without a mail to and fro."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.hashers import make_password

from lapor.audit.services import writes
from lapor.institutions import queries as institutions
from lapor.institutions.policy import require_administrator
from lapor.kit.actors import Actor
from lapor.people.invitations import hash_of
from lapor.people.models import Invitation, Person
from lapor.people.services.accept import accept_invitation, checked_password, join
from lapor.people.services.invite import invite_person


@dataclass(frozen=True, kw_only=True)
class Enrolment:
    """Somebody who gets an account with a role."""

    email: str
    name: str
    role: str
    institution: UUID


@writes
def enrol_person(
    email: str, *, name: str, password: str, role: str, institution: UUID, by: Actor, at: datetime
) -> UUID:
    """Invite and accept in one step, for the first administrator; gives the person's key.

    Raises what inviting and accepting raise; nothing is written then.
    """
    require_administrator(by, tenant=institutions.office(institution).tenant)
    token = invite_person(email, name=name, role=role, institution=institution, by=by, at=at)
    return accept_invitation(token, password=password, name=name, at=at).id


@writes
def enrol_people(enrolments: Sequence[Enrolment], *, password: str, by: Actor, at: datetime) -> int:
    """Make several accounts that share one password, which is hashed once: for the demo. Returns how many.

    Raises what inviting and accepting raise; nothing is written then.
    """
    if not enrolments:
        return 0
    hashed = make_password(checked_password(password, user=Person()))
    for each in enrolments:
        token = invite_person(each.email, name=each.name, role=each.role, institution=each.institution, by=by, at=at)
        row = Invitation.objects.get(token_hash=hash_of(token))
        join(row, hashed=hashed, name=each.name, at=at)
    return len(enrolments)
