"""The leading institution says: not our authority."""

from datetime import datetime
from uuid import UUID

from lapor.audit.models import Event
from lapor.audit.services import writes
from lapor.institutions import queries as institutions
from lapor.kit.actors import Actor
from lapor.kit.ids import new_id
from lapor.kit.text import clean
from lapor.reports import deadlines, queries
from lapor.reports.errors import MissingReason
from lapor.reports.models import Assignment, Report
from lapor.reports.services import steps
from lapor.reports.services.access import refresh_access
from lapor.reports.services.forward import end_assignments


@writes
def decline_report(
    report_id: UUID, *, reason: str, suggestion: UUID | None, by: Actor, at: datetime, seen: int | None = None
) -> Event:
    """Send the report up one level to whoever verified it, never back to the citizen: no wrong door.

    The total clock runs on; the verifier's span starts on its calendar. `suggestion` names who should have it.
    Raises NotAllowed, WrongState, ChangedMeanwhile, MissingReason, UnknownInstitution. Law: docs/law/clocks.md#respond
    """
    case = steps.lock(report_id, verb="decline", by=by, seen=seen)
    report, why = case.report, clean(reason)
    if not why:
        raise MissingReason(field="reason")
    if suggestion is not None:
        institutions.directory(report.tenant_id).office(suggestion)
    end_assignments(report, at=at, state=Assignment.State.DECLINED)
    to_verifier(report, at=at)
    steps.step(report, verb="decline")
    report.waiting_for = Report.WaitingFor.NOBODY
    report.returns += 1
    steps.save(report)
    refresh_access(report)
    return steps.note(
        report,
        kind="declined",
        by=by,
        at=at,
        institution=str(case.lead.institution_id),
        reason=why,
        suggestion=str(suggestion) if suggestion else "",
        returns=report.returns,
    )


def to_verifier(report: Report, *, at: datetime) -> Assignment:
    """Give the report back to the institution that verifies it, with a verify span from now."""
    found = deadlines.due_of(
        deadlines.VERIFY,
        procedure=report.procedure,
        institution=report.verifier_id,
        start=at,
        filed_at=report.filed_at,
        pauses=queries.pauses_of(report),
        now=at,
    )
    held = Assignment(
        id=new_id(),
        report=report,
        institution_id=report.verifier_id,
        role=Assignment.Role.LEAD,
        state=Assignment.State.VERIFYING,
        since=at,
        due_at=found.due_at,
    )
    held.save(force_insert=True)
    return held
