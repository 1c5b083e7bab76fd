"""What officers change about themselves."""

from datetime import datetime
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.contrib.auth.hashers import make_password

from lapor.audit.services import record, writes
from lapor.kit.actors import Actor
from lapor.kit.text import one_line
from lapor.people.errors import MissingPersonName, UnknownPerson
from lapor.people.models import Person
from lapor.people.services.invite import NAME_LIMIT


@writes
def change_own_account(*, name: str, language: str, by: Actor, at: datetime) -> Person:
    """Change one's own name and language. Raises UnknownPerson, MissingPersonName."""
    person = Person.objects.select_for_update().filter(pk=UUID(by.id)).first()
    if person is None:
        raise UnknownPerson
    named = one_line(name)[:NAME_LIMIT]
    if not named:
        raise MissingPersonName
    fields = [field for field, new in (("name", named), ("language", language)) if getattr(person, field) != new]
    person.name, person.language = named, language
    person.save(update_fields=["name", "language"])
    if fields:
        record("own_account_changed", stream=f"person/{person.id}", by=by, at=at, payload={"fields": fields})
    return person


def change_own_password(password: str, *, by: Actor, at: datetime) -> Person:
    """Set another password, checked by the page; every other session ends by it. Hashed before the transaction. Raises UnknownPerson."""
    return _store_password(make_password(password), by=by, at=at)


@writes
def end_sessions(*, current: str, by: Actor, at: datetime, only: int | None = None) -> int:
    """Sign out one's other browsers, or the one that is named; the present one (`current`) stays. Returns how many."""
    rows = UserSession.objects.filter(user_id=UUID(by.id)).exclude(session_key=current)
    ended = list(rows.filter(pk=only) if only is not None else rows)
    for row in ended:
        row.end()
    if ended:
        record("sessions_ended", stream=f"person/{by.id}", by=by, at=at, payload={"count": len(ended)})
    return len(ended)


@writes
def _store_password(hashed: str, *, by: Actor, at: datetime) -> Person:
    person = Person.objects.select_for_update().filter(pk=UUID(by.id)).first()
    if person is None:
        raise UnknownPerson
    person.password = hashed
    person.save(update_fields=["password"])
    record("own_account_changed", stream=f"person/{person.id}", by=by, at=at, payload={"fields": ["password"]})
    return person
