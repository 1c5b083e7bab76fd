"""A report is archived with a reason from the list."""

from datetime import datetime
from uuid import UUID

from lapor.audit.models import Event
from lapor.audit.services import writes
from lapor.kit.actors import Actor
from lapor.kit.text import clean
from lapor.reports.errors import MissingReason
from lapor.reports.models import Report
from lapor.reports.services import arm, steps
from lapor.reports.services.access import refresh_access
from lapor.reports.services.forward import end_assignments
from lapor.reports.services.word import end_pause

OFFICE_REASONS = (
    "wrong_format",
    "too_general",
    "not_government_service",
    "in_court",
    "private_matter",
    "legislative_matter",
    "crime",
)
WITHDRAWN, NOT_COMPLETED = "withdrawn", "not_completed"


@writes
def archive_report(
    report_id: UUID, *, reason: str, explanation: str, by: Actor, at: datetime, seen: int | None = None
) -> Event:
    """Archive with one of the office's reasons and words for the reporter, who may contest it once.

    Raises NotAllowed, WrongState, ChangedMeanwhile, MissingReason.
    """
    report = steps.lock(report_id, verb="archive", by=by, seen=seen).report
    words = clean(explanation)
    if reason not in OFFICE_REASONS or not words:
        raise MissingReason(field="reason" if reason not in OFFICE_REASONS else "explanation")
    put_away(report, verb="archive", reason=reason, at=at)
    return steps.note(report, kind="archived", by=by, at=at, reason=reason, explanation=words)


@writes
def archive_not_completed(report_id: UUID, *, by: Actor, at: datetime) -> Event:
    """Archive because no answer came in time; one tap of the reporter reopens it. Law: docs/law/clocks.md#not-completed"""
    report = steps.lock(report_id, verb="archive_not_completed", by=by).report
    put_away(report, verb="archive_not_completed", reason=NOT_COMPLETED, at=at)
    return steps.note(report, kind="archived_not_completed", by=by, at=at, reason=NOT_COMPLETED)


def put_away(report: Report, *, verb: str, reason: str, at: datetime) -> None:
    """End every span, keep the state before for a reopening, and take the report off the public pages."""
    report.state_before = report.state
    steps.step(report, verb=verb)
    end_assignments(report, at=at)
    end_pause(report, at=at)
    arm.rest(report)
    report.archive_reason = reason
    report.published_at = None
    report.closed_at = at
    steps.save(report)
    refresh_access(report)
