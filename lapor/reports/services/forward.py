"""The verifier hands a report to the institutions that must answer it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from lapor.audit.models import Event
from lapor.audit.services import writes
from lapor.institutions import queries as institutions
from lapor.institutions.errors import UnknownInstitution
from lapor.institutions.queries import Office
from lapor.kit.actors import Actor
from lapor.kit.ids import new_id
from lapor.kit.text import clean
from lapor.reports import deadlines, queries, stages
from lapor.reports.counts import BOUNCES
from lapor.reports.errors import NotAllowed
from lapor.reports.models import Assignment, Report
from lapor.reports.services import steps
from lapor.reports.services.access import refresh_access

ASSISTING_LIMIT = 20


@writes
def forward_report(
    report_id: UUID,
    *,
    to: UUID,
    assisting: Sequence[UUID] = (),
    note: str = "",
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> Event:
    """Hand a verified report to one leading and any number of assisting institutions.

    Starts each holder's respond span on its own calendar; the report's total clock runs on. After two refusals the decision
    binds: whoever gets the report then cannot decline it. In the sealed lane only the
    inspectorate and its substitute can be given the report.
    Raises NotAllowed, WrongState, ChangedMeanwhile, UnknownInstitution; nothing is written when it raises.
    Law: docs/law/clocks.md#respond
    """
    report = steps.lock(report_id, verb="forward", by=by, seen=seen).report
    lead = _receiver(report, institution=to)
    others = [_receiver(report, institution=each) for each in dict.fromkeys(assisting) if each != to][:ASSISTING_LIMIT]
    end_assignments(report, at=at)
    _hand_over(report, office=lead, role=Assignment.Role.LEAD, note=note, at=at)
    for office in others:
        _hand_over(report, office=office, role=Assignment.Role.ASSIST, note=note, at=at)
    steps.step(report, verb="forward")
    report.forwarded_at = at
    report.waiting_for = Report.WaitingFor.INSTITUTION
    report.awaited = None
    steps.save(report)
    refresh_access(report)
    return steps.note(
        report,
        kind="forwarded",
        by=by,
        at=at,
        lead=str(lead.id),
        assisting=[str(office.id) for office in others],
        reach=lead.reach,
    )


def end_assignments(report: Report, *, at: datetime, state: str = Assignment.State.ENDED) -> None:
    """End every open span of the report; the new state says how."""
    Assignment.objects.filter(report=report, until__isnull=True).update(until=at, state=state, next_at=None)


def _receiver(report: Report, *, institution: UUID) -> Office:
    directory = institutions.directory(report.tenant_id)
    office = directory.office(institution)
    if office.is_closed:
        raise UnknownInstitution(institution=str(institution))
    trusted = {directory.on_duty(institutions.INSPECTORATE).id, directory.on_duty(institutions.OVERSIGHT_SUBSTITUTE).id}
    if report.lane == Report.Lane.SEALED and institution not in trusted:
        raise NotAllowed(institution=str(institution))
    return office


def _hand_over(report: Report, *, office: Office, role: str, note: str, at: datetime) -> None:
    found = deadlines.due_of(
        deadlines.RESPOND,
        procedure=report.procedure,
        institution=office.id,
        start=at,
        filed_at=report.filed_at,
        pauses=queries.pauses_of(report),
        now=at,
    )
    Assignment(
        id=new_id(),
        report=report,
        institution_id=office.id,
        role=role,
        state=Assignment.State.OFFERED,
        since=at,
        due_at=found.due_at,
        note=clean(note),
        step=deadlines.RESPOND,
        next_at=stages.first_moment(found) if role == Assignment.Role.LEAD else None,
        is_binding=report.returns >= BOUNCES,
    ).save(force_insert=True)
