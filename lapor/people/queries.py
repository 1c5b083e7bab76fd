"""All reads of people."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from lapor.people.models import Appointment, Person


@dataclass(frozen=True, kw_only=True)
class Colleague:
    """An officer with one role at one institution."""

    id: UUID
    name: str
    email: str
    role: str
    institution: UUID


def works_at(person: UUID, *, institution: UUID, roles: Sequence[str]) -> bool:
    """Whether the person holds one of the roles there now. 1 statement."""
    return _current(institution=institution, roles=roles).filter(person_id=person).exists()


def colleagues(*, institution: UUID, roles: Sequence[str]) -> list[Colleague]:
    """Officers with one of the roles at the institution, by name. 1 statement."""
    rows = _current(institution=institution, roles=roles).select_related("person").order_by("person__name", "role")
    return [
        Colleague(
            id=row.person_id,
            name=row.person.name,
            email=row.person.email,
            role=row.role,
            institution=row.institution_id,
        )
        for row in rows
    ]


def names_of(people: Sequence[UUID]) -> dict[UUID, str]:
    """Officers' names by id, for showing who did what inside the offices. 1 statement."""
    return dict(Person.objects.filter(pk__in=people).values_list("id", "name"))


def _current(*, institution: UUID, roles: Sequence[str]) -> QuerySet[Appointment]:
    return Appointment.objects.filter(
        institution_id=institution, role__in=roles, until__isnull=True, person__is_active=True
    )
