"""From a signed-in person to the actor that policies ask about."""

from datetime import date
from uuid import UUID

from django.db.models import Q

from lapor.kit import actors
from lapor.kit.actors import Actor, Grant, officer
from lapor.people.models import Appointment, Delegation

DELEGABLE = frozenset(
    {
        actors.COORDINATOR,
        actors.NATIONAL_ADMIN,
        actors.LIAISON,
        actors.EXECUTING,
        actors.INSPECTORATE,
        actors.LEADER,
        actors.MONITOR,
        actors.VILLAGE_OPERATOR,
    }
)


def actor_of(person: UUID, *, on: date | None = None) -> Actor:
    """The actor with every appointment that the person holds now, and with `on` those delegated for that day. 1 statement.

    Keys of the house cannot be delegated: administrator, auditor, custodian. What the actor does is recorded as the actor's own.
    """
    own = Q(person_id=person)
    if on is not None:
        given = Delegation.objects.filter(delegate_id=person, ended_at=None, since_on__lte=on, until_on__gte=on)
        own |= Q(person_id__in=given.values("person_id"), role__in=DELEGABLE)
    rows = Appointment.objects.filter(own, until__isnull=True, institution__closed_on__isnull=True)
    found = rows.values_list("role", "institution_id", "institution__tenant_id", "person_id")
    grants = tuple(
        Grant(role=role, institution=institution, tenant=tenant, on_behalf=None if holder == person else holder)
        for role, institution, tenant, holder in found
    )
    return officer(person, grants=grants)
