"""A role is given to an officer, or ends."""

from datetime import datetime
from uuid import UUID

from lapor.audit.services import record, writes
from lapor.institutions import queries as institutions
from lapor.institutions.errors import UnknownInstitution
from lapor.institutions.policy import require_administrator
from lapor.kit.actors import ADMINISTRATOR, ROLES, Actor
from lapor.kit.ids import new_id
from lapor.people.errors import LastAdministrator, UnknownPerson, UnknownRole
from lapor.people.models import Appointment, Person


@writes
def appoint_person(person: UUID, *, role: str, institution: UUID, by: Actor, at: datetime) -> Appointment:
    """Give an officer a role at an institution; one that is held already stays as it is.

    Raises NotAdministrator, UnknownPerson, UnknownRole, UnknownInstitution.
    """
    office = institutions.office(institution)
    require_administrator(by, tenant=office.tenant)
    if office.is_closed:
        raise UnknownInstitution(institution=str(institution))
    row = Person.objects.select_for_update().filter(pk=person).first()
    if row is None:
        raise UnknownPerson
    return hold_role(row, role=role, institution=institution, by=by, at=at)


@writes
def end_appointment(appointment: UUID, *, by: Actor, at: datetime) -> None:
    """End a role; the past stays. Ending one that is over changes nothing. Raises NotAdministrator, UnknownPerson, LastAdministrator."""
    row = Appointment.objects.select_for_update().select_related("institution").filter(pk=appointment).first()
    if row is None:
        raise UnknownPerson
    tenant = row.institution.tenant_id
    require_administrator(by, tenant=tenant)
    if row.until is not None:
        return
    if row.role == ADMINISTRATOR and _administrators(tenant) == 1:
        raise LastAdministrator
    row.until = at
    row.save(update_fields=["until"])
    payload = {"appointment": str(row.id), "role": row.role, "institution": str(row.institution_id)}
    record("appointment_ended", stream=f"person/{row.person_id}", by=by, at=at, payload=payload)


def hold_role(person: Person, *, role: str, institution: UUID, by: Actor, at: datetime) -> Appointment:
    """Begin the role unless it is held already, and say so. Raises UnknownRole."""
    if role not in ROLES:
        raise UnknownRole(role=role)
    held = Appointment.objects.filter(person=person, role=role, institution_id=institution, until=None).first()
    if held is not None:
        return held
    new = Appointment(id=new_id(), person=person, role=role, institution_id=institution, since=at)
    new.save(force_insert=True)
    payload = {"appointment": str(new.id), "role": role, "institution": str(institution)}
    record("person_appointed", stream=f"person/{person.id}", by=by, at=at, payload=payload)
    return new


def _administrators(tenant: UUID) -> int:
    rows = Appointment.objects.filter(role=ADMINISTRATOR, until=None, institution__tenant_id=tenant)
    return rows.filter(person__is_active=True).count()
