"""An officer is invited."""

from datetime import datetime, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from lapor.audit.services import record, writes
from lapor.institutions import queries as institutions
from lapor.institutions.errors import UnknownInstitution
from lapor.institutions.policy import require_administrator
from lapor.kit.actors import ROLES, Actor
from lapor.kit.ids import new_id
from lapor.kit.text import one_line
from lapor.people.errors import BadAddress, BadInvitation, UnknownRole
from lapor.people.invitations import hash_of, token_of
from lapor.people.models import Invitation, Person

LIFE = timedelta(days=14)
NAME_LIMIT = 120


@writes
def invite_person(email: str, *, name: str, role: str, institution: UUID, by: Actor, at: datetime) -> str:
    """Invite somebody to a role; gives the token of a one-time link. Earlier open invitations to the same role end.

    An empty address is filled in by whoever accepts (the first administrator of a new tenant).
    Raises NotAdministrator, BadAddress, UnknownRole, UnknownInstitution.
    """
    office = institutions.office(institution)
    require_administrator(by, tenant=office.tenant)
    if role not in ROLES:
        raise UnknownRole(role=role)
    if office.is_closed:
        raise UnknownInstitution(institution=str(institution))
    address = checked_address(email) if email.strip() else ""
    same = Invitation.objects.filter(email=address, role=role, institution_id=institution, used_at=None)
    same.filter(expires_at__gt=at).update(expires_at=at)
    return make_invitation(address, name=name, role=role, institution=institution, by=by, at=at)


@writes
def renew_invitation(invitation: UUID, *, by: Actor, at: datetime) -> str:
    """Make a new link for somebody who has not accepted yet; the old one ends. Raises NotAdministrator, BadInvitation."""
    row = Invitation.objects.select_for_update().filter(pk=invitation, used_at=None).first()
    if row is None:
        raise BadInvitation
    require_administrator(by, tenant=institutions.office(row.institution_id).tenant)
    row.expires_at = min(row.expires_at, at)
    row.save(update_fields=["expires_at"])
    return make_invitation(row.email, name=row.name, role=row.role, institution=row.institution_id, by=by, at=at)


def make_invitation(address: str, *, name: str, role: str, institution: UUID, by: Actor, at: datetime) -> str:
    """Store the invitation and say so on the stream of the person, who gets the invitation's key when new."""
    key = new_id()
    token = token_of(key)
    Invitation(
        id=key,
        token_hash=hash_of(token),
        email=address,
        name=one_line(name)[:NAME_LIMIT],
        role=role,
        institution_id=institution,
        invited_by=by.ref,
        invited_at=at,
        expires_at=at + LIFE,
    ).save(force_insert=True)
    known = Person.objects.filter(email=address).values_list("id", flat=True).first() if address else None
    payload = {"invitation": str(key), "role": role, "institution": str(institution)}
    record("person_invited", stream=f"person/{known or key}", by=by, at=at, payload=payload)
    return token


def checked_address(email: str) -> str:
    """The address in lower case. Raises BadAddress."""
    address = one_line(email).lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise BadAddress from error
    return address
