"""The reporter withdraws a report, or reopens one that was archived for want of an answer."""

from datetime import datetime
from uuid import UUID

from lapor.audit.models import Event
from lapor.audit.services import writes
from lapor.kit.actors import Actor
from lapor.reports.errors import WrongState
from lapor.reports.models import Report
from lapor.reports.services import arm, due, steps
from lapor.reports.services.access import refresh_access
from lapor.reports.services.archive import NOT_COMPLETED, WITHDRAWN, put_away
from lapor.reports.services.decline import to_verifier


@writes
def withdraw_report(report_id: UUID, *, by: Actor, at: datetime) -> Event:
    """The reporter takes the report back; one tap reopens it. Raises NotAllowed, WrongState."""
    report = steps.lock(report_id, verb="withdraw", by=by).report
    put_away(report, verb="withdraw", reason=WITHDRAWN, at=at)
    return steps.note(report, kind="withdrawn", by=by, at=at, reason=WITHDRAWN)


@writes
def restore_report(report_id: UUID, *, by: Actor, at: datetime) -> Event:
    """Reopen a report that was withdrawn or not completed. Raises NotAllowed, WrongState."""
    report = steps.lock(report_id, verb="restore", by=by).report
    if report.archive_reason not in {WITHDRAWN, NOT_COMPLETED}:
        raise WrongState(verb="restore", state=report.state)
    bring_back(report, at=at)
    event = steps.note(report, kind="restored", by=by, at=at)
    due.move_answer(report, by=by, at=at)
    return event


def bring_back(report: Report, *, at: datetime) -> None:
    """Put an archived or merged report before its verifier again, as verified if it was so before."""
    was_checked = report.verified_at is not None
    report.state = Report.State.VERIFIED if was_checked else Report.State.RECEIVED
    report.published_at = report.verified_at if was_checked and report.may_be_public else None
    report.archive_reason, report.state_before = "", ""
    report.parent = None
    report.closed_at, report.closed_by = None, ""
    to_verifier(report, at=at)
    arm.wake(report, at=at)
    steps.save(report)
    refresh_access(report)
