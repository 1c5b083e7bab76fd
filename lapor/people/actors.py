"""From a signed-in person to the actor that policies ask about."""

from uuid import UUID

from lapor.kit.actors import Actor, Grant, officer
from lapor.people.models import Appointment


def actor_of(person: UUID) -> Actor:
    """The actor with every appointment that the person holds now. 1 statement."""
    rows = Appointment.objects.filter(person_id=person, until__isnull=True, institution__closed_on__isnull=True)
    grants = tuple(
        Grant(role=role, institution=institution, tenant=tenant)
        for role, institution, tenant in rows.values_list("role", "institution_id", "institution__tenant_id")
    )
    return officer(person, grants=grants)
