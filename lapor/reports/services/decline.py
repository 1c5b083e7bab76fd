"""The leading institution says: not our authority."""

from datetime import datetime
from uuid import UUID

from lapor.audit.models import Event
from lapor.audit.services import writes
from lapor.institutions import queries as institutions
from lapor.kit.actors import Actor
from lapor.kit.ids import new_id
from lapor.kit.text import clean
from lapor.reports import deadlines, queries, spans, stages
from lapor.reports.counts import BOUNCES
from lapor.reports.errors import BindingDecision, MissingReason
from lapor.reports.models import Assignment, Report
from lapor.reports.services import arm, steps
from lapor.reports.services.access import refresh_access
from lapor.reports.services.forward import end_assignments
from lapor.reports.services.word import end_pause

DECIDING = frozenset({Report.State.FORWARDED, Report.State.IN_PROGRESS})


@writes
def decline_report(
    report_id: UUID, *, reason: str, suggestion: UUID | None, by: Actor, at: datetime, seen: int | None = None
) -> Event:
    """Send the report up one level to whoever verified it, never back to the citizen: no wrong door.

    The total clock runs on; the verifier's span starts on its calendar. `suggestion` names who should have it.
    After two refusals the verifier decides within one working day, and that decision binds.
    Raises NotAllowed, WrongState, ChangedMeanwhile, MissingReason, UnknownInstitution, BindingDecision. Law: docs/law/clocks.md#respond
    """
    case = steps.lock(report_id, verb="decline", by=by, seen=seen)
    report, why = case.report, clean(reason)
    if not why:
        raise MissingReason(field="reason")
    if case.lead.is_binding:
        raise BindingDecision
    if suggestion is not None:
        institutions.directory(report.tenant_id).office(suggestion)
    report.returns += 1
    end_assignments(report, at=at, state=Assignment.State.DECLINED)
    end_pause(report, at=at)
    to_verifier(report, at=at)
    steps.step(report, verb="decline")
    report.waiting_for, report.awaited = Report.WaitingFor.NOBODY, None
    arm.wake(report, at=at)
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
    """Give the report back to the institution that verifies it, with a verify span from now.

    A report that two offices refused is to be decided within the shorter span of that step.
    """
    step = deadlines.DECIDE if report.returns >= BOUNCES and report.state in DECIDING else deadlines.VERIFY
    pauses = queries.pauses_of(report)
    found = spans.opened(step, report=report, institution=report.verifier_id, since=at, pauses=pauses, now=at)
    held = Assignment(
        id=new_id(),
        report=report,
        institution_id=report.verifier_id,
        role=Assignment.Role.LEAD,
        state=Assignment.State.VERIFYING,
        since=at,
        due_at=found.due_at,
        step=step,
        next_at=stages.first_moment(found),
    )
    held.save(force_insert=True)
    return held
