"""The one sentence that says where a report is, with whom, since when and until when."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import dateformat

from lapor.institutions import queries as institutions
from lapor.reports import clocks, holders
from lapor.reports.holders import Holder
from lapor.reports.models import Report

RUNNING = frozenset({"received", "verified", "forwarded", "in_progress", "reopened"})


@dataclass(frozen=True, kw_only=True)
class Now:
    """Parts of the sentence. `office` is empty where it is not told; `days_left` is None while no limit runs."""

    state: str
    waiting_for: str
    is_own: bool
    is_confirmed: bool
    office: str
    since: str
    due: str
    days_left: int | None
    days_over: int
    closes: str
    archive_reason: str
    validator: str
    awaited: str
    closed_by: str


def now_of(report: Report, *, held: list[Holder], at: datetime, is_own: bool, tells_office: bool) -> Now:
    """The sentence's parts for the reporter (`is_own`) or for everybody."""
    zone = zone_of(report)
    lead = holders.leading(held)
    left = _days_left(report, held=held, at=at)
    closing = holders.closing_due(report, holders=held)
    return Now(
        state=report.state,
        waiting_for=report.waiting_for,
        is_own=is_own,
        is_confirmed=is_confirmed(report),
        office=lead.name if tells_office else "",
        since=near_day(_since(report, lead=lead), zone=zone, today=at),
        due=near_day(report.answer_due_at, zone=zone, today=at, with_weekday=True) if left is not None else "",
        days_left=left,
        days_over=-left if left is not None and left < 0 else 0,
        closes=near_day(closing.due_on, zone=zone, today=at, with_weekday=True) if closing else "",
        archive_reason=report.archive_reason,
        validator=_named(report.validator_id, report=report, tells=tells_office),
        awaited=_named(report.awaited_id, report=report, tells=tells_office),
        closed_by=report.closed_by,
    )


def is_confirmed(report: Report) -> bool:
    """Whether the reporter, not the office, said that it is done."""
    return report.state == Report.State.CLOSED and report.closed_by == "reporter"


def zone_of(report: Report) -> str:
    """The zone of the report's tenant."""
    return institutions.directory(report.tenant_id).office(report.tenant_id).zone


def near_day(moment: datetime | date | None, *, zone: str, today: datetime, with_weekday: bool = False) -> str:
    """ "12 Maret", with the year only when it is not this one; with the weekday "Kamis, 2 April"."""
    if moment is None:
        return ""
    day = _local_day(moment, zone=zone)
    form = "j F" if day.year == _local_day(today, zone=zone).year else "j F Y"
    return dateformat.format(day, f"l, {form}" if with_weekday else form)


def _named(institution: UUID | None, *, report: Report, tells: bool) -> str:
    known = institutions.directory(report.tenant_id).offices
    return known[institution].name if tells and institution is not None and institution in known else ""


def _local_day(moment: datetime | date, *, zone: str) -> date:
    return moment.astimezone(ZoneInfo(zone)).date() if isinstance(moment, datetime) else moment


def _since(report: Report, *, lead: Holder) -> datetime | None:
    moments = {
        "received": report.filed_at,
        "verified": report.verified_at,
        "responded": report.responded_at,
        "closed": report.closed_at,
        "archived": report.closed_at,
        "merged": report.closed_at,
    }
    if report.waiting_for == Report.WaitingFor.REPORTER:
        return report.waiting_since
    return moments.get(report.state, lead.since)


def _days_left(report: Report, *, held: list[Holder], at: datetime) -> int | None:
    if report.state not in RUNNING or report.waiting_for == Report.WaitingFor.REPORTER:
        return None
    calendar = institutions.calendar_of(held[0].institution)
    due_on = calendar.local_day(report.answer_due_at)
    left = clocks.remaining_working_days(due_on, now=at, calendar=calendar)
    return min(left, -1) if clocks.is_overdue(report.answer_due_at, now=at) else left
