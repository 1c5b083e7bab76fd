"""All reads of people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from lapor.kit.actors import ADMINISTRATOR
from lapor.people.models import Appointment, Invitation, Person


@dataclass(frozen=True, kw_only=True)
class Colleague:
    """An officer with one role at one institution."""

    id: UUID
    name: str
    email: str
    role: str
    institution: UUID


@dataclass(frozen=True, kw_only=True)
class OpenInvitation:
    """An invitation that waits to be accepted; `role` is empty when it only gives a new password."""

    id: UUID
    email: str
    name: str
    role: str
    institution: UUID
    expires_at: datetime


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


def has_administrator(tenant: UUID) -> bool:
    """Whether somebody administers the tenant. 1 statement."""
    rows = Appointment.objects.filter(role=ADMINISTRATOR, until__isnull=True, institution__tenant_id=tenant)
    return rows.filter(person__is_active=True).exists()


def open_invitations(tenant: UUID, *, at: datetime) -> list[OpenInvitation]:
    """Invitations of the tenant that nobody has accepted and that are not over, newest first. 1 statement."""
    rows = Invitation.objects.filter(institution__tenant_id=tenant, used_at=None, expires_at__gt=at)
    return [
        OpenInvitation(
            id=row.id,
            email=row.email,
            name=row.name,
            role=row.role,
            institution=row.institution_id,
            expires_at=row.expires_at,
        )
        for row in rows.order_by("-invited_at")
    ]


def officers_of(tenant: UUID) -> list[Colleague]:
    """Everybody who holds a role in the tenant now, by name and role. 1 statement."""
    rows = Appointment.objects.filter(until__isnull=True, institution__tenant_id=tenant).select_related("person")
    return [
        Colleague(
            id=row.person_id,
            name=row.person.name,
            email=row.person.email,
            role=row.role,
            institution=row.institution_id,
        )
        for row in rows.order_by("person__name", "role")
    ]


def active_officers(tenant: UUID, *, roles: Sequence[str] = ()) -> list[Colleague]:
    """Whoever holds a role (one of these, where any are named) in the tenant now and may sign in, by name. 1 statement."""
    rows = Appointment.objects.filter(until__isnull=True, institution__tenant_id=tenant, person__is_active=True)
    if roles:
        rows = rows.filter(role__in=roles)
    return [
        Colleague(
            id=row.person_id,
            name=row.person.name,
            email=row.person.email,
            role=row.role,
            institution=row.institution_id,
        )
        for row in rows.select_related("person").order_by("person__name", "role", "institution_id")
    ]


def role_holders(tenant: UUID, *, role: str) -> list[UUID]:
    """Whoever holds the role somewhere in the tenant now and may sign in. 1 statement."""
    rows = Appointment.objects.filter(role=role, until__isnull=True, institution__tenant_id=tenant)
    return list(
        rows.filter(person__is_active=True).order_by("person_id").values_list("person_id", flat=True).distinct()
    )


def person_by_email(email: str) -> UUID | None:
    """The key of the officer with that address. 1 statement."""
    return Person.objects.filter(email=email.lower()).values_list("id", flat=True).first()


def names_of(people: Sequence[UUID]) -> dict[UUID, str]:
    """Officers' names by id, for showing who did what inside the offices. 1 statement."""
    return dict(Person.objects.filter(pk__in=people).values_list("id", "name"))


def _current(*, institution: UUID, roles: Sequence[str]) -> QuerySet[Appointment]:
    return Appointment.objects.filter(
        institution_id=institution, role__in=roles, until__isnull=True, person__is_active=True
    )
