"""An invited officer begins."""

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from lapor.audit.services import record, writes
from lapor.kit.actors import officer
from lapor.kit.text import one_line
from lapor.people.errors import BadInvitation, MissingPersonName, WeakPassword
from lapor.people.invitations import hash_of
from lapor.people.models import Invitation, Person
from lapor.people.services.appoint import hold_role
from lapor.people.services.invite import NAME_LIMIT, checked_address


@writes
def accept_invitation(token: str, *, password: str, name: str, at: datetime, email: str = "") -> Person:
    """Set the password, begin the role and use the invitation up; `email` counts only where the invitation has none.

    Raises BadInvitation, BadAddress, MissingPersonName, WeakPassword; nothing is written when it raises.
    """
    row = Invitation.objects.select_for_update().filter(token_hash=hash_of(token), used_at=None).first()
    if row is None or row.expires_at <= at:
        raise BadInvitation
    person = named_person(row, name=name, email=email, at=at)
    hashed = make_password(checked_password(password, user=person))
    return join(row, hashed=hashed, name=name, at=at, email=email)


def join(row: Invitation, *, hashed: str, name: str, at: datetime, email: str = "") -> Person:
    """Use the invitation up with a password that is checked and hashed already. Raises BadAddress, MissingPersonName."""
    person = named_person(row, name=name, email=email, at=at)
    person.password, person.is_active = hashed, True
    person.save()
    row.used_at = at
    row.save(update_fields=["used_at"])
    by = officer(person.id)
    record("person_joined", stream=f"person/{person.id}", by=by, at=at, payload={"invitation": str(row.id)})
    if row.role:
        hold_role(person, role=row.role, institution=row.institution_id, by=by, at=at)
    return person


def checked_password(password: str, *, user: Person) -> str:
    """The password itself when it is hard to guess for this person. Raises WeakPassword."""
    try:
        validate_password(password, user=user)
    except ValidationError as error:
        raise WeakPassword from error
    return password


def named_person(row: Invitation, *, name: str, email: str, at: datetime) -> Person:
    """The invited person with a name, known or new, unsaved. Raises BadInvitation, BadAddress, MissingPersonName."""
    address = row.email or checked_address(email)
    person = Person.objects.select_for_update().filter(email=address).first()
    if person is not None and not row.email:
        raise BadInvitation
    person = person or Person(id=row.id, email=address, created_at=at)
    person.name = one_line(name)[:NAME_LIMIT] or person.name or row.name
    if not person.name:
        raise MissingPersonName
    return person
