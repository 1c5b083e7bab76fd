"""From events of reports to notices; sending is a job of its own."""

from datetime import datetime

from lapor.audit.followers import Followed, Follower
from lapor.notifications import recipients, words
from lapor.notifications.services import forget_browsers_of, tell
from lapor.reports import followed_queries
from lapor.reports.models import Report


def notice_event(event: Followed, at: datetime) -> None:
    """Write the notices of one event: reporter, officers, and an institution without an account. Safe to run twice."""
    report = followed_queries.report_of(event.subject)
    if report is None or not event.payload:
        return
    told = words.REPORTER.get(event.kind) if _concerns_reporter(event) else None
    tell.tell_all(
        event,
        report=report,
        reporter=told,
        officers=recipients.officers_told(event, report=report),
        office=_office_by_mail(event, report=report),
        joined=followed_queries.merged_into(report) if event.kind in words.PARENT_KINDS else (),
        at=at,
    )


def forget_browsers(event: Followed, at: datetime) -> None:
    """An erased reporter's browsers are erased as well. An account's stream is nobody's report."""
    del at
    if event.stream.startswith("report/"):
        forget_browsers_of(event.subject)


def _concerns_reporter(event: Followed) -> bool:
    """A refused file of an office is the office's own matter."""
    return event.kind != "file_refused" or event.payload.get("added_by") == "reporter"


def _office_by_mail(event: Followed, *, report: Report) -> str | None:
    ordinary = report.lane == Report.Lane.ORDINARY
    if event.kind == "forwarded" and event.payload.get("reach") == "email" and ordinary:
        return str(event.payload["lead"])
    return None


FOLLOWER = Follower(
    name="notifications",
    acts=dict.fromkeys(sorted({*words.REPORTER, *recipients.FOLLOWED}), notice_event)
    | {"identity_erased": forget_browsers},
)
