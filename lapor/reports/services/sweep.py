"""What the clock does by itself, one report and one transaction at a time; each is safe to run twice."""

from datetime import datetime
from uuid import UUID

from lapor.audit.services import writes
from lapor.kit.actors import SYSTEM
from lapor.reports import clocks, deadlines, queries, sweep_queries
from lapor.reports.delivery_queries import span_start
from lapor.reports.models import Report
from lapor.reports.services import steps
from lapor.reports.services.archive import archive_not_completed
from lapor.reports.services.confirm import close_silently


@writes
def close_if_silent(report_id: UUID, *, at: datetime) -> bool:
    """Close a report whose response nobody answered within the limit; returns whether it did.

    Counts from the later of the response (where news travel: its delivery) and the last word, on the calendar of the
    institution that answered.
    Law: docs/law/clocks.md#close
    """
    report = queries.locked(report_id)
    if (
        report.state != Report.State.RESPONDED
        or report.responded_at is None
        or report.answer_step == deadlines.VALIDATE
    ):
        return False
    since = span_start(report, since=report.responded_at)
    if since is None:
        return False
    since = max(since, report.last_word_at or since)
    if at <= _due(deadlines.CLOSE, report=report, institution=sweep_queries.lead_of(report), since=since):
        return False
    close_silently(report_id, by=SYSTEM, at=at)
    return True


@writes
def remind_if_waiting(report_id: UUID, *, at: datetime) -> bool:
    """Remind a reporter of an open question when most of the limit has passed; returns whether it did. Twice for one question.

    Where news travel the limit counts from the question's delivery.

    Law: docs/law/clocks.md#not-completed
    """
    report = queries.locked(report_id)
    if report.waiting_for != Report.WaitingFor.REPORTER or report.waiting_since is None:
        return False
    since = span_start(report, since=report.waiting_since)
    if since is None:
        return False
    told = queries.count_events(report, kind="reporter_reminded", since=since)
    found = _limit(deadlines.COMPLETE, report=report, institution=sweep_queries.first_holder_of(report), since=since)
    if told >= len(clocks.REMINDER_SHARES) or at <= clocks.reminder_at(found, share=clocks.REMINDER_SHARES[told]):
        return False
    if at > found.due_at:
        return False
    steps.note(report, kind="reporter_reminded", by=SYSTEM, at=at, number=told + 1, due_at=found.due_at.isoformat())
    return True


@writes
def archive_if_not_completed(report_id: UUID, *, at: datetime) -> bool:
    """Archive a report whose reporter did not answer a question within the limit; returns whether it did.

    Law: docs/law/clocks.md#not-completed
    """
    report = queries.locked(report_id)
    if report.waiting_for != Report.WaitingFor.REPORTER or report.waiting_since is None:
        return False
    since = span_start(report, since=report.waiting_since)
    first = sweep_queries.first_holder_of(report)
    if since is None or at <= _due(deadlines.COMPLETE, report=report, institution=first, since=since):
        return False
    archive_not_completed(report_id, by=SYSTEM, at=at)
    return True


def _due(step: str, *, report: Report, institution: UUID, since: datetime) -> datetime:
    return _limit(step, report=report, institution=institution, since=since).due_at


def _limit(step: str, *, report: Report, institution: UUID, since: datetime) -> clocks.Due:
    return deadlines.due_of(
        step,
        procedure=report.procedure,
        institution=institution,
        start=since,
        filed_at=report.filed_at,
    )
