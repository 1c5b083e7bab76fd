"""A whole desk goes from one officer to another, with a list that the receiver signs off."""

from datetime import datetime
from uuid import UUID

from lapor.audit.models import Event
from lapor.audit.services import record, writes
from lapor.institutions import queries as institutions
from lapor.institutions.policy import may_administer
from lapor.kit.actors import EXECUTING, LEADER, LIAISON, Actor
from lapor.kit.ids import new_id
from lapor.kit.text import clean
from lapor.people import queries as people
from lapor.reports import queries
from lapor.reports.errors import NotAllowed, NotTheReceiver
from lapor.reports.models import Assignment, DeskHandover, Report
from lapor.reports.services import steps


@writes
def hand_over_desk(
    giver: UUID, *, receiver: UUID, institution: UUID, remark: str = "", by: Actor, at: datetime
) -> DeskHandover:
    """Give every open report on which an officer works at an institution to another one; limits and states stay as they are.

    A liaison officer's list is whatever the institution leads and nobody was put to work on. The list waits to be signed off.
    The officer, the institution's liaison officer or leader, or an administrator may. Raises NotAllowed.
    """
    _require(by, giver=giver, institution=institution)
    if not people.works_at(receiver, institution=institution, roles=(EXECUTING, LIAISON)):
        raise NotAllowed(receiver=str(receiver))
    reports = desk_of(giver, institution=institution)
    row = DeskHandover(
        id=new_id(),
        institution_id=institution,
        giver_id=giver,
        receiver_id=receiver,
        reports=[str(report) for report in reports],
        remark=clean(remark),
        handed_at=at,
    )
    row.save(force_insert=True)
    for report in reports:
        _hand_over(queries.locked(report), handover=row, by=by, at=at)
    payload = {"handover": str(row.id), "institution": str(institution), "reports": len(reports)}
    record("desk_handed_over", stream=f"person/{giver}", by=by, at=at, payload=payload)
    return row


@writes
def sign_off_desk(handover: UUID, *, by: Actor, at: datetime) -> Event:
    """The receiver has gone through the list. Raises NotTheReceiver, also for one that is signed already."""
    row = DeskHandover.objects.select_for_update().filter(pk=handover, signed_at=None).first()
    if row is None or str(row.receiver_id) != by.id:
        raise NotTheReceiver
    DeskHandover.objects.filter(pk=row.pk).update(signed_at=at)
    payload = {"handover": str(row.id), "reports": len(row.reports)}
    return record("desk_signed_off", stream=f"person/{row.receiver_id}", by=by, at=at, payload=payload)


def desk_of(person: UUID, *, institution: UUID) -> list[UUID]:
    """Open reports on this person's desk there, soonest due first. 2 statements."""
    held = Assignment.objects.filter(institution_id=institution, until=None).order_by("due_at", "id")
    desk = held.filter(executor_id=person)
    if people.works_at(person, institution=institution, roles=(LIAISON,)):
        desk = desk | held.filter(executor=None, role=Assignment.Role.LEAD)
    return list(dict.fromkeys(desk.values_list("report_id", flat=True)))


def _hand_over(report: Report, *, handover: DeskHandover, by: Actor, at: datetime) -> None:
    own = Assignment.objects.filter(report=report, institution_id=handover.institution_id, until=None)
    own.filter(executor_id=handover.giver_id).update(executor_id=handover.receiver_id)
    steps.save(report)
    steps.note(
        report,
        kind="desk_handed_over",
        by=by,
        at=at,
        handover=str(handover.id),
        institution=str(handover.institution_id),
        giver=str(handover.giver_id),
        receiver=str(handover.receiver_id),
    )


def _require(by: Actor, *, giver: UUID, institution: UUID) -> None:
    tenant = institutions.office(institution).tenant
    own = by.institutions_as(LIAISON, LEADER)
    if not (by.id == str(giver) or institution in own or may_administer(by, tenant=tenant)):
        raise NotAllowed
