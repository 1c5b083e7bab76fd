"""Keeping the stored due moments true: after a pause, a change of procedure, of a rule or of a calendar."""

from datetime import datetime
from uuid import UUID

from lapor.audit.services import writes
from lapor.jobs.services import ask_for
from lapor.kit.actors import Actor
from lapor.reports import clocks, deadlines, queries, spans, watching, workflow
from lapor.reports.models import Assignment, Objection, Report
from lapor.reports.policy import OBJECTION
from lapor.reports.services import arm, steps
from lapor.reports.services.access import refresh_access, spread_access

MOVE_DUE = "reports.move_due"

_DUTIES = {
    deadlines.VALIDATE: deadlines.VALIDATE,
    watching.REVIEW: deadlines.DECIDE,
    OBJECTION: deadlines.ANSWER_OBJECTION,
}


@writes
def ask_to_move_due(tenant: UUID, *, at: datetime) -> None:
    """Ask the worker to compute the due moments of all open reports of a tenant anew: call it after a change of rule or calendar."""
    ask_for(MOVE_DUE, key=f"{tenant} {at.isoformat()}", at=at, arguments={"tenant": str(tenant)})


@writes
def move_due_of(report_id: UUID, *, by: Actor, at: datetime) -> bool:
    """Compute one report's due moments anew after a rule or a calendar changed; returns whether one moved. Safe to run twice.

    Left as it is: one that waits for its reporter (its moments are computed when the answer comes). Of an answered report
    only what follows the answer moves: validation, review or objection. Raises UnknownReport. Law: docs/law/clocks.md#due
    """
    report = queries.locked(report_id)
    if report.answer_step in _DUTIES and report.step_due_at is not None:
        return _move_duty(report, by=by, at=at)
    if report.state not in workflow.WORKING_STATES or report.waiting_for == Report.WaitingFor.REPORTER:
        return False
    return move_answer(report, by=by, at=at)


def move_answer(report: Report, *, by: Actor, at: datetime) -> bool:
    """Compute the total clock and the open spans anew, write what moved, and say so on the stream only if a day moved.

    Call it with the report locked and saved; returns whether a day moved. 3 statements, up to 10 more when something moved.
    """
    pauses = queries.pauses_of(report)
    held = list(Assignment.objects.filter(report=report).order_by("since", "id"))
    before = report.answer_due_at
    report.answer_due_at = answer_due(report, first=held[0], pauses=pauses, now=at)
    moved = [row for row in held if row.until is None and _moves(row, report=report, pauses=pauses, now=at)]
    if moved:
        Assignment.objects.bulk_update(moved, ["due_at"])
    if moved or report.answer_due_at != before:
        spread_access(report, assignments=held)
    if report.answer_due_at != before:
        _tell(report, before=before, moved=moved, by=by, at=at)
    arm.rearm(report, held=held, pauses=pauses, at=at)
    return bool(moved) or report.answer_due_at != before


def _move_duty(report: Report, *, by: Actor, at: datetime) -> bool:
    """What follows an answer, from its own start; told again when it moved into the future. 1 statement, more when it moved."""
    step, before, since = report.answer_step, report.step_due_at, _duty_since(report)
    if since is None or before is None:
        return False
    holder = watching.duty_holder(report)
    after = spans.opened(_DUTIES[step], report=report, institution=holder, since=since).due_at
    if after == before:
        return False
    if after >= at:
        arm.watch_duty(report, step=step, due_at=after)
    report.step_due_at = after
    steps.save(report)
    refresh_access(report)
    if step == OBJECTION:
        Objection.objects.filter(report=report).update(due_at=after)
    steps.note(
        report,
        kind="step_due_moved",
        by=by,
        at=at,
        step=step,
        before=before.isoformat(),
        after=after.isoformat(),
    )
    return True


def _duty_since(report: Report) -> datetime | None:
    if report.answer_step == OBJECTION:
        return Objection.objects.filter(report=report).values_list("objected_at", flat=True).first()
    return report.waiting_since if report.answer_step == deadlines.VALIDATE else report.review_since


def _tell(report: Report, *, before: datetime, moved: list[Assignment], by: Actor, at: datetime) -> None:
    Report.objects.filter(pk=report.pk).update(answer_due_at=report.answer_due_at)
    steps.note(
        report,
        kind="due_moved",
        by=by,
        at=at,
        before=before.isoformat(),
        after=report.answer_due_at.isoformat(),
        spans={str(row.institution_id): row.due_at.isoformat() for row in moved},
    )


def answer_due(report: Report, *, first: Assignment, pauses: list[clocks.Pause], now: datetime) -> datetime:
    """The total clock's due moment: from filing, on the first coordinator's calendar."""
    return spans.answer_of(report, first=first.institution_id, pauses=pauses, now=now).due_at


def _moves(held: Assignment, *, report: Report, pauses: list[clocks.Pause], now: datetime) -> bool:
    """After an interim response the respond span is over, and the total clock is what binds the holder."""
    if held.state in {Assignment.State.ANSWERED, Assignment.State.ENDED}:
        return False
    before = held.due_at
    is_half = held.step == deadlines.PROMISE
    held.due_at = report.answer_due_at if is_half else spans.span_of(held, report=report, pauses=pauses, now=now).due_at
    return held.due_at != before
