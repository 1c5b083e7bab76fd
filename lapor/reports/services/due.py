"""Keeping the stored due moments true: after a pause, a change of procedure, of a rule or of a calendar."""

from datetime import datetime

from lapor.kit.actors import Actor
from lapor.reports import clocks, deadlines, queries
from lapor.reports.models import Assignment, Report
from lapor.reports.services import steps
from lapor.reports.services.access import spread_access


def move_answer(report: Report, *, by: Actor, at: datetime) -> None:
    """Compute the total clock and the open spans anew, write what moved, and say so on the stream only if a day moved.

    Call it with the report locked and saved. 3 statements, 5 more when something moved.
    """
    pauses = queries.pauses_of(report)
    held = list(Assignment.objects.filter(report=report).order_by("since", "id"))
    before = report.answer_due_at
    report.answer_due_at = answer_due(report, first=held[0], pauses=pauses, now=at)
    moved = [row for row in held if row.until is None and _moves(row, report=report, pauses=pauses, now=at)]
    if moved:
        Assignment.objects.bulk_update(moved, ["due_at"])
    if report.answer_due_at != before:
        Report.objects.filter(pk=report.pk).update(answer_due_at=report.answer_due_at)
    spread_access(report, assignments=held)
    if report.answer_due_at != before:
        steps.note(
            report,
            kind="due_moved",
            by=by,
            at=at,
            before=before.isoformat(),
            after=report.answer_due_at.isoformat(),
        )


def answer_due(report: Report, *, first: Assignment, pauses: list[clocks.Pause], now: datetime) -> datetime:
    """The total clock's due moment: from filing, on the first coordinator's calendar."""
    return deadlines.due_of(
        deadlines.ANSWER,
        procedure=report.procedure,
        institution=first.institution_id,
        start=report.filed_at,
        filed_at=report.filed_at,
        pauses=pauses,
        now=now,
    ).due_at


def _moves(held: Assignment, *, report: Report, pauses: list[clocks.Pause], now: datetime) -> bool:
    step = deadlines.VERIFY if held.state == Assignment.State.VERIFYING else deadlines.RESPOND
    if held.state in {Assignment.State.ANSWERED, Assignment.State.ENDED}:
        return False
    found = deadlines.due_of(
        step,
        procedure=report.procedure,
        institution=held.institution_id,
        start=held.since,
        filed_at=report.filed_at,
        pauses=pauses,
        now=now,
    ).due_at
    moved = found != held.due_at
    held.due_at = found
    return moved
