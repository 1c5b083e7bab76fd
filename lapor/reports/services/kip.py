"""Requests under the law on public information: one extension, one objection, both with limits."""

from datetime import datetime
from uuid import UUID

from lapor.audit.models import Event
from lapor.audit.services import writes
from lapor.institutions import queries as institutions
from lapor.kit.actors import Actor
from lapor.kit.text import clean
from lapor.reports import deadlines, policy, queries, spans
from lapor.reports.errors import AlreadyContested, AlreadyExtended, MissingReason, NotUnderKip, TooEarly, TooLate
from lapor.reports.models import Objection, Report
from lapor.reports.policy import OBJECTION
from lapor.reports.services import arm, due, steps
from lapor.reports.services.access import refresh_access


@writes
def extend_answer(report_id: UUID, *, reason: str, by: Actor, at: datetime, seen: int | None = None) -> Event:
    """Lengthen the answer limit of a KIP request once, by the rule's working days, with a written reason for the reporter.

    Raises NotUnderKip, AlreadyExtended, TooLate (the limit has passed), NotAllowed, WrongState, ChangedMeanwhile, MissingReason.
    Law: docs/law/clocks.md#answer
    """
    report = queries.locked(report_id)
    if policy.may_see(by, report=report, standing=queries.standing_of(report)):
        _require_kip(report)
        if report.extended_days:
            raise AlreadyExtended
    report = steps.lock(report_id, verb="extend", by=by, seen=seen).report
    why = clean(reason)
    if not why:
        raise MissingReason(field="reason")
    if at > report.answer_due_at:
        raise TooLate(due_at=report.answer_due_at.isoformat())
    calendar = institutions.calendar_of(spans.first_holder(report))
    on = calendar.local_day(report.filed_at)
    report.extended_days = deadlines.law_of(deadlines.EXTEND, procedure=report.procedure, on=on).limit
    steps.save(report)
    event = steps.note(report, kind="answer_extended", by=by, at=at, days=report.extended_days, reason=why)
    due.move_answer(report, by=by, at=at)
    return event


@writes
def object_to_answer(report_id: UUID, *, text: str, by: Actor, at: datetime) -> Event:
    """The reporter objects once, within the limit from the answer, or from the answer limit that passed without one.

    Starts the superior's span. Raises NotUnderKip, NotAllowed, WrongState, MissingReason, AlreadyContested, TooEarly, TooLate.
    Law: docs/law/clocks.md#objection
    """
    report = queries.locked(report_id)
    _require_kip(report)
    report = steps.lock(report_id, verb="object", by=by).report
    words = clean(text)
    if not words:
        raise MissingReason(field="text")
    if Objection.objects.filter(report=report).exists():
        raise AlreadyContested(decision=OBJECTION)
    since = report.responded_at or report.answer_due_at
    if at < since:
        raise TooEarly
    if at > spans.opened(deadlines.OBJECT, report=report, institution=report.verifier_id, since=since).due_at:
        raise TooLate
    limit = spans.opened(deadlines.ANSWER_OBJECTION, report=report, institution=report.verifier_id, since=at)
    objection = Objection(report=report, text=words, objected_at=at, due_at=limit.due_at)
    objection.save(force_insert=True)
    arm.watch_duty(report, step=OBJECTION, due_at=limit.due_at)
    steps.save(report)
    refresh_access(report)
    return steps.note(report, kind="objected", by=by, at=at, brings=(objection,), due_at=limit.due_at.isoformat())


@writes
def answer_objection(report_id: UUID, *, text: str, by: Actor, at: datetime, seen: int | None = None) -> Event:
    """The superior answers the objection; whether late is computed when read.

    Raises NotAllowed, WrongState (nothing to answer), ChangedMeanwhile, MissingReason. Law: docs/law/clocks.md#objection
    """
    report = steps.lock(report_id, verb="answer_objection", by=by, seen=seen).report
    words = clean(text)
    if not words:
        raise MissingReason(field="text")
    objection = Objection.objects.get(report=report)
    objection.answer, objection.answered_by, objection.answered_at = words, by.ref, at
    objection.save(update_fields=["answer", "answered_by", "answered_at"])
    report.answer_step, report.step_due_at, report.answer_next_at = deadlines.ANSWER, None, None
    report.answer_stage, report.answer_stage_at = 0, None
    arm.wake(report, at=at)
    steps.save(report)
    refresh_access(report)
    return steps.note(report, kind="objection_answered", by=by, at=at, brings=(objection,))


def _require_kip(report: Report) -> None:
    if report.procedure != Report.Procedure.KIP:
        raise NotUnderKip
