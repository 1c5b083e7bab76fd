"""The two limits of a report that the sweep watches: its holder's own span, and the one that runs for the report as a whole."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from lapor.reports import clocks, deadlines, spans, workflow
from lapor.reports.models import Assignment, Report
from lapor.reports.stages import Watched

REVIEW = "review"


def is_running(report: Report) -> bool:
    """Whether the report's clocks run: it is being worked on, and its reporter is not waited for."""
    return report.state in workflow.WORKING_STATES and report.waiting_for != Report.WaitingFor.REPORTER


def is_span_running(held: Assignment, *, report: Report) -> bool:
    """Whether the holder's own span runs: the leading one, until it has answered."""
    over = {Assignment.State.ANSWERED, Assignment.State.DECLINED, Assignment.State.ENDED}
    return held.role == Assignment.Role.LEAD and held.until is None and held.state not in over and is_running(report)


def span_watched(held: Assignment, *, report: Report, pauses: Sequence[clocks.Pause], at: datetime) -> Watched:
    """The holder's own span. 1 statement for one that promised a day, else none."""
    promised = held.step == deadlines.PROMISE
    found = None if promised else spans.span_of(held, report=report, pauses=pauses, now=at)
    return Watched(
        step=held.step,
        holder=held.institution_id,
        due_at=found.due_at if found else _promise(held, report=report),
        found=found,
        stage=held.stage,
        stage_at=held.stage_at,
    )


def report_watched(
    report: Report, *, holder: UUID, first: UUID, pauses: Sequence[clocks.Pause], at: datetime
) -> Watched:
    """The limit that runs for the report as a whole: the total clock, or what the answer is followed by. No statement."""
    is_answer = report.answer_step == deadlines.ANSWER
    found = spans.answer_of(report, first=first, pauses=pauses, now=at) if is_answer else None
    return Watched(
        step=report.answer_step,
        holder=holder if is_answer else duty_holder(report),
        due_at=found.due_at if found else report.step_due_at or report.answer_due_at,
        found=found,
        stage=report.answer_stage,
        stage_at=report.answer_stage_at,
    )


def duty_holder(report: Report) -> UUID:
    """Who has to act after a response: the validator, else the verifier."""
    if report.answer_step == deadlines.VALIDATE and report.validator_id is not None:
        return report.validator_id
    return report.verifier_id


def _promise(held: Assignment, *, report: Report) -> datetime:
    day = spans.promised_on(report, institution=held.institution_id)
    return spans.end_of_promise(day, institution=held.institution_id) if day else held.due_at
