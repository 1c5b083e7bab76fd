"""Officers are away, and let each other act."""

from datetime import date, datetime
from uuid import UUID

from lapor.audit.models import Event
from lapor.audit.services import record, writes
from lapor.kit.actors import ADMINISTRATOR, LEADER, SYSTEM_KIND, Actor
from lapor.kit.ids import new_id
from lapor.kit.text import one_line
from lapor.people.errors import BadSpan, NotTheirDesk, UnknownPerson
from lapor.people.models import Appointment, Delegation, Leave


@writes
def delegate_desk(
    person: UUID, *, to: UUID, since_on: date, until_on: date, reason: str, by: Actor, at: datetime
) -> Delegation:
    """Let another officer of the same tenant act with this person's roles, both days included; the queue moves along.

    The person, a leader where the person works, or an administrator of the tenant may.
    Raises UnknownPerson, NotTheirDesk, BadSpan.
    """
    _require(by, person=person)
    _check_days(since_on, until_on=until_on, at=at)
    if to == person or not (_tenants(to) & _tenants(person)):
        raise NotTheirDesk(delegate=str(to))
    row = Delegation(
        id=new_id(),
        person_id=person,
        delegate_id=to,
        since_on=since_on,
        until_on=until_on,
        reason=one_line(reason)[:200],
    )
    row.save(force_insert=True)
    payload = {"delegate": str(to), "since_on": since_on.isoformat(), "until_on": until_on.isoformat()}
    record("delegation_given", stream=f"person/{person}", by=by, at=at, payload=payload)
    return row


@writes
def end_delegation(delegation: UUID, *, by: Actor, at: datetime) -> None:
    """End a delegation early; the past stays. Raises UnknownPerson, NotTheirDesk."""
    row = Delegation.objects.select_for_update().filter(pk=delegation).first()
    if row is None:
        raise UnknownPerson
    _require(by, person=row.person_id)
    if row.ended_at is None:
        Delegation.objects.filter(pk=row.pk).update(ended_at=at)
        payload = {"delegate": str(row.delegate_id)}
        record("delegation_ended", stream=f"person/{row.person_id}", by=by, at=at, payload=payload)


@writes
def take_leave(
    person: UUID, *, since_on: date, until_on: date, delegate: UUID | None, by: Actor, at: datetime
) -> Event:
    """Note that an officer is away, and who stands in; limits belong to offices, so no clock stops.

    Raises UnknownPerson, NotTheirDesk, BadSpan.
    """
    _require(by, person=person)
    _check_days(since_on, until_on=until_on, at=at)
    Leave(id=new_id(), person_id=person, since_on=since_on, until_on=until_on).save(force_insert=True)
    if delegate is not None:
        delegate_desk(person, to=delegate, since_on=since_on, until_on=until_on, reason="", by=by, at=at)
    payload = {"since_on": since_on.isoformat(), "until_on": until_on.isoformat()}
    return record("leave_taken", stream=f"person/{person}", by=by, at=at, payload=payload)


def _check_days(since_on: date, *, until_on: date, at: datetime) -> None:
    if until_on < since_on or until_on < at.date():
        raise BadSpan


def _require(by: Actor, *, person: UUID) -> None:
    works_at = list(
        Appointment.objects.filter(person_id=person, until=None).values_list("institution_id", "institution__tenant_id")
    )
    if not works_at:
        raise UnknownPerson
    leads = by.institutions_as(LEADER) & {institution for institution, _ in works_at}
    governs = {grant.tenant for grant in by.grants if grant.role == ADMINISTRATOR} & {tenant for _, tenant in works_at}
    if not (by.kind == SYSTEM_KIND or by.id == str(person) or leads or governs):
        raise NotTheirDesk


def _tenants(person: UUID) -> set[UUID]:
    rows = Appointment.objects.filter(person_id=person, until=None)
    return set(rows.values_list("institution__tenant_id", flat=True))
