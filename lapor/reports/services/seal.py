"""A report is moved to the sealed lane."""

from datetime import datetime
from uuid import UUID

from lapor.audit.models import Event
from lapor.audit.services import writes
from lapor.institutions import queries as institutions
from lapor.kit.actors import Actor
from lapor.kit.ids import new_id
from lapor.kit.text import clean
from lapor.reports import deadlines, stages, watching
from lapor.reports.errors import MissingReason
from lapor.reports.models import Assignment, Report
from lapor.reports.services import arm, steps
from lapor.reports.services.access import spread_access
from lapor.reports.services.forward import end_assignments


@writes
def seal_report(report_id: UUID, *, reason: str, by: Actor, at: datetime, seen: int | None = None) -> Event:
    """Take the report from everybody but the inspectorate (or its substitute), at once; it leaves the public pages.

    Raises NotAllowed, WrongState, ChangedMeanwhile, MissingReason.
    """
    report = steps.lock(report_id, verb="seal", by=by, seen=seen).report
    why = clean(reason)
    if not why:
        raise MissingReason(field="reason")
    end_assignments(report, at=at)
    report.lane = Report.Lane.SEALED
    report.published_at = None
    held = _to_inspectorate(report, at=at)
    report.verifier_id = held.institution_id
    if report.state in {Report.State.FORWARDED, Report.State.IN_PROGRESS}:
        report.state = Report.State.VERIFIED
        report.waiting_for = Report.WaitingFor.NOBODY
    arm.wake(report, at=at)
    steps.save(report)
    spread_access(report, assignments=[held])
    return steps.note(report, kind="sealed", by=by, at=at, holder=str(held.institution_id), reason=why)


def _to_inspectorate(report: Report, *, at: datetime) -> Assignment:
    directory = institutions.directory(report.tenant_id)
    office = directory.on_duty(institutions.INSPECTORATE)
    if report.chosen_institution_id == office.id:
        office = directory.on_duty(institutions.OVERSIGHT_SUBSTITUTE)
    found = deadlines.due_of(
        deadlines.VERIFY, procedure=report.procedure, institution=office.id, start=at, filed_at=report.filed_at
    )
    held = Assignment(
        id=new_id(),
        report=report,
        institution_id=office.id,
        role=Assignment.Role.LEAD,
        state=Assignment.State.VERIFYING,
        since=at,
        due_at=found.due_at,
        next_at=stages.first_moment(found) if watching.is_running(report) else None,
    )
    held.save(force_insert=True)
    return held
