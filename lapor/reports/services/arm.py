"""When the sweep has something to tell about a report: set where a limit begins, moves, pauses or ends, and nowhere else."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from lapor.reports import clocks, deadlines, queries, spans, stages, watching
from lapor.reports.models import Assignment, Report
from lapor.reports.policy import OBJECTION
from lapor.reports.stages import AT_LIMIT, Watched


def rest(report: Report) -> None:
    """Nothing is told any more: the reporter is waited for, or the clocks have stopped. Call before saving. 1 statement.

    An objection is still watched: its superior has to answer whatever the office does meanwhile.
    """
    is_over = report.state in {Report.State.ARCHIVED, Report.State.MERGED}
    if report.answer_step != OBJECTION or is_over:
        report.answer_next_at = None
    Assignment.objects.filter(report=report, next_at__isnull=False).update(next_at=None)


def wake(report: Report, *, at: datetime) -> None:
    """The total clock runs (again): set its next moment on the row; call before saving, with the new state. 4 statements."""
    lead = queries.standing_of(report).lead
    pauses = queries.pauses_of(report)
    set_answer(report, lead=lead, pauses=pauses, at=at)


def rearm(report: Report, *, held: Sequence[Assignment], pauses: Sequence[clocks.Pause], at: datetime) -> None:
    """Set the next moments anew after due moments were computed. Statements: 1 per row that changed.

    A limit that moved into the future after it was escalated is told again when it passes.
    """
    for row in held:
        if (
            row.role == Assignment.Role.LEAD
            and row.until is None
            and set_span(row, report=report, pauses=pauses, at=at)
        ):
            row.save(update_fields=["next_at", "stage", "stage_at"])
    lead = next((row for row in held if row.role == Assignment.Role.LEAD and row.until is None), None)
    if set_answer(report, lead=lead, pauses=pauses, at=at):
        Report.objects.filter(pk=report.pk).update(
            answer_step=report.answer_step,
            answer_next_at=report.answer_next_at,
            answer_stage=report.answer_stage,
            answer_stage_at=report.answer_stage_at,
        )


def set_span(held: Assignment, *, report: Report, pauses: Sequence[clocks.Pause], at: datetime) -> bool:
    """Set the holder's next moment on the row; returns whether something changed."""
    before = (held.next_at, held.stage, held.stage_at)
    held.next_at = None
    if watching.is_span_running(held, report=report):
        watched = _afresh(watching.span_watched(held, report=report, pauses=pauses, at=at), at=at)
        held.stage, held.stage_at = watched.stage, watched.stage_at
        held.next_at = stages.moment_of(watched, report=report, pauses=pauses, now=at)
    return before != (held.next_at, held.stage, held.stage_at)


def set_answer(report: Report, *, lead: Assignment | None, pauses: Sequence[clocks.Pause], at: datetime) -> bool:
    """Set the total clock's next moment on the row; returns whether something changed."""
    if report.answer_step == OBJECTION:
        return False
    before = (report.answer_step, report.answer_next_at, report.answer_stage, report.answer_stage_at)
    report.answer_next_at = None
    if watching.is_running(report) and lead is not None:
        if report.answer_step != deadlines.ANSWER:
            report.answer_step, report.answer_stage, report.answer_stage_at = deadlines.ANSWER, 0, None
            report.step_due_at = None
        first = spans.first_holder(report)
        watched = watching.report_watched(report, holder=lead.institution_id, first=first, pauses=pauses, at=at)
        watched = _afresh(watched, at=at)
        report.answer_stage, report.answer_stage_at = watched.stage, watched.stage_at
        report.answer_next_at = stages.moment_of(watched, report=report, pauses=pauses, now=at)
    return before != (report.answer_step, report.answer_next_at, report.answer_stage, report.answer_stage_at)


def watch_duty(report: Report, *, step: str, due_at: datetime) -> None:
    """Watch what follows an answer instead of the total clock: validation, review, objection. Call before saving."""
    report.answer_step, report.step_due_at, report.answer_next_at = step, due_at, due_at
    report.answer_stage, report.answer_stage_at = 0, None


def _afresh(watched: Watched, *, at: datetime) -> Watched:
    if watched.stage > AT_LIMIT and watched.found is not None and watched.due_at >= at:
        return replace(watched, stage=AT_LIMIT, stage_at=None)
    return watched
