"""Who held a report, and until when the present holder has time."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lapor.reports import clocks, deadlines
from lapor.reports.delivery_queries import span_start
from lapor.reports.models import Assignment, Report


@dataclass(frozen=True, kw_only=True)
class Holder:
    """One span of an institution on a report."""

    institution: UUID
    name: str
    short_name: str
    role: str
    state: str
    since: datetime
    until: datetime | None
    due_at: datetime


def holders_of(report: Report) -> list[Holder]:
    """Every span of the report, oldest first; the first one is whoever checked it. 1 statement."""
    rows = Assignment.objects.filter(report=report).select_related("institution").order_by("since", "id")
    return [
        Holder(
            institution=row.institution_id,
            name=row.institution.name,
            short_name=row.institution.short_name,
            role=row.role,
            state=row.state,
            since=row.since,
            until=row.until,
            due_at=row.due_at,
        )
        for row in rows
    ]


def leading(holders: list[Holder]) -> Holder:
    """Whoever leads now, or led last."""
    leads = [each for each in holders if each.role == Assignment.Role.LEAD]
    held = [each for each in leads if each.until is None]
    answering = [each for each in leads if each.state not in {Assignment.State.VERIFYING, Assignment.State.DECLINED}]
    return held[-1] if held else answering[-1] if answering else leads[-1]


def answer_due(report: Report, *, holders: list[Holder], pauses: list[clocks.Pause], now: datetime) -> clocks.Due:
    """The total clock with its explanation, on the calendar of whoever checked the report first."""
    return deadlines.due_of(
        deadlines.ANSWER,
        procedure=report.procedure,
        institution=holders[0].institution,
        start=report.filed_at,
        filed_at=report.filed_at,
        pauses=pauses,
        now=now,
        extra=report.extended_days,
    )


def closing_due(report: Report, *, holders: list[Holder]) -> clocks.Due | None:
    """When an answered report closes by itself if nobody writes; None while no answer stands, arrived, or validation is awaited.

    1 statement for a report whose news travel, else none.
    """
    waits = report.waiting_for == Report.WaitingFor.VALIDATION
    if report.responded_at is None or report.state != Report.State.RESPONDED or waits:
        return None
    since = span_start(report, since=report.responded_at)
    if since is None:
        return None
    return deadlines.due_of(
        deadlines.CLOSE,
        procedure=report.procedure,
        institution=leading(holders).institution,
        start=max(since, report.last_word_at or since),
        filed_at=report.filed_at,
    )
