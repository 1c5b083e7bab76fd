"""What officers see of their own account, and what administrators see of officers."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import Exists, OuterRef, Q

from lapor.people.invitations import hash_of
from lapor.people.models import Appointment, Invitation, ProviderLink
from lapor.people.queries import OpenInvitation

STAFF_LIMIT = 200


@dataclass(frozen=True, kw_only=True)
class OwnSession:
    """One browser in which the officer is signed in; `browser` is what it calls itself."""

    id: int
    browser: str
    began_at: datetime
    is_current: bool


@dataclass(frozen=True, kw_only=True)
class StaffRow:
    """An officer's appointment, for the administrator's table."""

    appointment: UUID
    person: UUID
    name: str
    email: str
    role: str
    institution: UUID
    since: datetime
    last_sign_in_at: datetime | None
    has_factor: bool


def sessions_of(person: UUID, *, current: str) -> list[OwnSession]:
    """The browsers in which the officer is signed in, the present one first. 1 statement and one for each."""
    rows = UserSession.objects.filter(user_id=person).order_by("-created_at")
    living = [row for row in rows if row.exists()]
    found = [
        OwnSession(id=row.pk, browser=row.user_agent, began_at=row.created_at, is_current=row.session_key == current)
        for row in living
    ]
    return sorted(found, key=lambda each: not each.is_current)


def is_linked(person: UUID, *, provider: str) -> bool:
    """Whether an identity of the provider signs in as this officer. 1 statement."""
    return ProviderLink.objects.filter(person_id=person, provider=provider).exists()


def staff_of(
    tenant: UUID, *, institution: UUID | None = None, person: UUID | None = None, text: str = ""
) -> list[StaffRow]:
    """Who works in the tenant, or in one of its institutions, by name; at most 201 rows. 1 statement."""
    rows = Appointment.objects.filter(until=None, institution__tenant_id=tenant)
    if institution is not None:
        rows = rows.filter(institution_id=institution)
    if person is not None:
        rows = rows.filter(person_id=person)
    if text:
        rows = rows.filter(Q(person__name__icontains=text) | Q(person__email__icontains=text))
    factors = Authenticator.objects.filter(user_id=OuterRef("person_id"), type__in=["totp", "webauthn"])
    return [
        StaffRow(
            appointment=row.id,
            person=row.person_id,
            name=row.person.name,
            email=row.person.email,
            role=row.role,
            institution=row.institution_id,
            since=row.since,
            last_sign_in_at=row.person.last_login,
            has_factor=row.protected,
        )
        for row in rows.annotate(protected=Exists(factors))
        .select_related("person")
        .order_by("person__name", "role", "id")[: STAFF_LIMIT + 1]
    ]


def tenants_of_person(person: UUID) -> set[UUID]:
    """The tenants in which the officer holds a role now. 1 statement."""
    rows = Appointment.objects.filter(person_id=person, until=None)
    return set(rows.values_list("institution__tenant_id", flat=True))


def tenant_of_appointment(appointment: UUID) -> UUID | None:
    """The tenant of an appointment. 1 statement."""
    rows = Appointment.objects.filter(pk=appointment)
    return rows.values_list("institution__tenant_id", flat=True).first()


def invitation_of(token: str, *, at: datetime) -> OpenInvitation | None:
    """The open invitation behind a token; None for one that is unknown, used or over. 1 statement."""
    row = Invitation.objects.filter(token_hash=hash_of(token), used_at=None, expires_at__gt=at).first()
    if row is None:
        return None
    return OpenInvitation(
        id=row.id,
        email=row.email,
        name=row.name,
        role=row.role,
        institution=row.institution_id,
        expires_at=row.expires_at,
    )
