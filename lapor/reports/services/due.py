"""Keeping the stored due moments true: after a pause, a change of procedure, of a rule or of a calendar."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from lapor.audit.services import writes
from lapor.jobs.services import ask_for
from lapor.kit.actors import Actor
from lapor.reports import clocks, deadlines, queries, workflow
from lapor.reports.models import Assignment, Report, Response
from lapor.reports.services import steps
from lapor.reports.services.access import spread_access

MOVE_DUE = "reports.move_due"


@writes
def ask_to_move_due(tenant: UUID, *, at: datetime) -> None:
    """Ask the worker to compute the due moments of all open reports of a tenant anew: call it after a change of rule or calendar."""
    ask_for(MOVE_DUE, key=f"{tenant} {at.isoformat()}", at=at, arguments={"tenant": str(tenant)})


@writes
def move_due_of(report_id: UUID, *, by: Actor, at: datetime) -> bool:
    """Compute one report's due moments anew after a rule or a calendar changed; returns whether one moved. Safe to run twice.

    Left as it is: a report that was answered (its clocks have stopped), and one that waits for its reporter (its moments are
    computed when the answer comes). Raises UnknownReport. Law: docs/law/clocks.md#due
    """
    report = queries.locked(report_id)
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
    half = _answered_in_part(report)
    moved = [row for row in held if row.until is None and _moves(row, report=report, half=half, pauses=pauses, now=at)]
    if moved:
        Assignment.objects.bulk_update(moved, ["due_at"])
    if moved or report.answer_due_at != before:
        spread_access(report, assignments=held)
    if report.answer_due_at != before:
        _tell(report, before=before, moved=moved, by=by, at=at)
    return bool(moved) or report.answer_due_at != before


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
    return deadlines.due_of(
        deadlines.ANSWER,
        procedure=report.procedure,
        institution=first.institution_id,
        start=report.filed_at,
        filed_at=report.filed_at,
        pauses=pauses,
        now=now,
    ).due_at


def _answered_in_part(report: Report) -> dict[UUID, datetime]:
    """When institutions sent an interim response: their respond span is over then, and the total clock is what binds them."""
    sent = Response.objects.filter(report=report, state=Response.State.SENT, kind=Response.Kind.PARTIAL)
    rows = sent.order_by("sent_at").values_list("institution_id", "sent_at")
    return {institution: sent_at for institution, sent_at in rows if sent_at is not None}


def _moves(
    held: Assignment, *, report: Report, half: Mapping[UUID, datetime], pauses: list[clocks.Pause], now: datetime
) -> bool:
    if held.state in {Assignment.State.ANSWERED, Assignment.State.ENDED}:
        return False
    half_at = half.get(held.institution_id)
    is_half = held.state == Assignment.State.ACCEPTED and half_at is not None and half_at >= held.since
    found = report.answer_due_at if is_half else _span_due(held, report=report, pauses=pauses, now=now)
    moved = found != held.due_at
    held.due_at = found
    return moved


def _span_due(held: Assignment, *, report: Report, pauses: list[clocks.Pause], now: datetime) -> datetime:
    return deadlines.due_of(
        deadlines.VERIFY if held.state == Assignment.State.VERIFYING else deadlines.RESPOND,
        procedure=report.procedure,
        institution=held.institution_id,
        start=held.since,
        filed_at=report.filed_at,
        pauses=pauses,
        now=now,
    ).due_at
