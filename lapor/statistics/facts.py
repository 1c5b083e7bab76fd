"""From a report and its events to its fact, and from the fact to the cells it counts in. No statements, no writes."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from lapor.audit.followers import Followed
from lapor.kit.calendars import WorkCalendar
from lapor.reports.models import Report
from lapor.statistics.models import ReportFact

RECEIVED = "received"
VERIFIED = "verified"
ANSWERED = "answered"
ON_TIME = "answered_on_time"
ANSWER_DAYS = "answer_days"
ANSWERED_OF_RECEIVED = "received_answered"
CLOSED = "closed"
CONFIRMED = "confirmed"
SILENT = "closed_silently"
REOPENED = "reopened"
ARCHIVED = "archived"
MERGED = "merged"

LONGEST_SPAN = 250


class Cell(NamedTuple):
    """The key of a day cell."""

    tenant: UUID
    day: date
    institution: UUID
    region: str
    topic: int
    lane: str
    measure: str
    bucket: int


def fact_of(report: Report, *, events: Sequence[Followed], calendar: WorkCalendar) -> ReportFact:
    """The report's fact as its events and its row tell it now. `calendar` is the tenant's."""
    received_on = calendar.local_day(report.filed_at)
    answer = _first(events, kind="responded")
    dispute = _first(events, kind="disputed")
    answered_on = calendar.local_day(answer.happened_at) if answer else None
    sealed = report.lane == Report.Lane.SEALED
    return ReportFact(
        report=report,
        tenant=report.tenant_id,
        institution=report.tenant_id if sealed else _institution(report, events=events),
        region="" if sealed else report.region_id or "",
        topic=0 if sealed else report.topic_id or 0,
        lane=report.lane,
        report_class=report.report_class,
        procedure=report.procedure,
        channel=report.channel,
        received_on=received_on,
        arrived_on=calendar.local_day(report.received_at),
        verified_on=calendar.local_day(report.verified_at) if report.verified_at else None,
        answered_on=answered_on,
        answer_days=_span(received_on, until=answered_on, calendar=calendar),
        is_on_time=answer.happened_at <= _due_before(answer, events=events, report=report) if answer else None,
        closed_on=_ended_on(report, state=Report.State.CLOSED, calendar=calendar),
        closed_by=report.closed_by,
        reopened_on=calendar.local_day(dispute.happened_at) if dispute else None,
        reopenings=report.reopenings,
        returns=report.returns,
        archived_on=_ended_on(report, state=Report.State.ARCHIVED, calendar=calendar),
        archive_reason=report.archive_reason,
        merged_on=_ended_on(report, state=Report.State.MERGED, calendar=calendar),
    )


def cells_of(fact: ReportFact) -> Counter[Cell]:
    """The cells in which the fact counts."""
    found: Counter[Cell] = Counter()
    answered = fact.answered_on is not None
    for measure, day, bucket, counts in (
        (RECEIVED, fact.received_on, 0, True),
        (ANSWERED_OF_RECEIVED, fact.received_on, 0, answered),
        (VERIFIED, fact.verified_on, 0, True),
        (ANSWERED, fact.answered_on, 0, True),
        (ON_TIME, fact.answered_on, 0, bool(fact.is_on_time)),
        (ANSWER_DAYS, fact.answered_on, fact.answer_days or 0, True),
        (CLOSED, fact.closed_on, 0, True),
        (CONFIRMED, fact.closed_on, 0, fact.closed_by == "reporter"),
        (SILENT, fact.closed_on, 0, fact.closed_by == "silence"),
        (REOPENED, fact.reopened_on, 0, True),
        (ARCHIVED, fact.archived_on, 0, True),
        (MERGED, fact.merged_on, 0, True),
    ):
        if day is not None and counts:
            place = (fact.institution, fact.region, fact.topic, fact.lane)
            found[Cell(fact.tenant, day, *place, measure, bucket)] += 1
    return found


def _first(events: Sequence[Followed], *, kind: str) -> Followed | None:
    return next((event for event in events if event.kind == kind), None)


def _institution(report: Report, *, events: Sequence[Followed]) -> UUID:
    named = [event.payload.get("lead") for event in events if event.kind == "forwarded" and event.payload.get("lead")]
    held = [event.payload.get("holder") for event in events if event.payload.get("holder")]
    return UUID(str((named or held or [report.tenant_id])[-1]))


def _due_before(answer: Followed, *, events: Sequence[Followed], report: Report) -> datetime:
    """The total clock's due moment as it stood when the answer was sent."""
    told = [
        event.payload.get("after") if event.kind == "due_moved" else event.payload.get("answer_due_at")
        for event in events
        if event.seq < answer.seq
    ]
    known = [each for each in told if each]
    return datetime.fromisoformat(str(known[-1])) if known else report.answer_due_at


def _span(start: date, *, until: date | None, calendar: WorkCalendar) -> int | None:
    if until is None:
        return None
    return min(calendar.working_days_between(after=start, until=until), LONGEST_SPAN)


def _ended_on(report: Report, *, state: str, calendar: WorkCalendar) -> date | None:
    return calendar.local_day(report.closed_at) if report.state == state and report.closed_at else None
