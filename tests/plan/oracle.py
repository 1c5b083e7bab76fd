"""A quarter counted anew from the events alone, naively, without a line of the statistics: what the report must say to the digit."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from lapor.audit import queries as audit
from lapor.institutions import queries as institutions
from lapor.reports.models import Assignment, Contest, Rating, Report

GONE = {"archived", "archived_not_completed", "withdrawn"}
TOLD = {"question_answered", "responded", "merged", *GONE}
DAY = timedelta(days=1)


@dataclass(kw_only=True)
class Case:
    """One report as it was known at the end of a day."""

    report: Report
    filed_on: date
    office: UUID
    verify_due: datetime
    verified: datetime | None = None
    first: datetime | None = None
    answered: datetime | None = None
    closed: datetime | None = None
    by_reporter: bool = False
    archived: datetime | None = None
    merged: datetime | None = None
    waits: bool = False
    disputes: list[datetime] = field(default_factory=list)
    returns: list[tuple[datetime, UUID]] = field(default_factory=list)
    rated: tuple[datetime, bool] | None = None
    pauses: list[tuple[datetime, datetime | None]] = field(default_factory=list)

    @property
    def ended(self) -> datetime | None:
        """When it came to an end that still stands."""
        return self.closed or self.archived or self.merged


def known_cases(tenant: UUID, *, zone: ZoneInfo, known: date) -> list[Case]:
    """Every report of the tenant, as known at the end of that day."""
    found = []
    for report in Report.objects.filter(tenant_id=tenant):
        events = [
            each for each in audit.stream_events(report.stream) if each.recorded_at.astimezone(zone).date() <= known
        ]
        if events:
            found.append(_case(report, events=events, zone=zone))
    return found


def _case(report: Report, *, events: list[Any], zone: ZoneInfo) -> Case:
    leads = list(Assignment.objects.filter(report=report, role="lead").order_by("since", "id"))
    named = [row for row in leads if row.institution_id != report.verifier_id and row.state != "declined"]
    case = Case(
        report=report,
        filed_on=report.filed_at.astimezone(zone).date(),
        office=named[-1].institution_id if named else report.verifier_id,
        verify_due=leads[0].due_at,
    )
    ratings = list(
        Rating.objects.filter(report=report).order_by("rated_at", "id").values_list("is_satisfied", flat=True)
    )
    refusals = [row.institution_id for row in leads if row.state == "declined"]
    upheld = set(Contest.objects.filter(report=report, is_upheld=True).values_list("ruled_at", flat=True))
    for event in events:
        _happen(case, kind=event.kind, at=event.happened_at, ratings=ratings, refusals=refusals, upheld=upheld)
    return case


def _happen(
    case: Case, *, kind: str, at: datetime, ratings: list[bool], refusals: list[UUID], upheld: set[datetime | None]
) -> None:
    if kind == "verified":
        case.verified = at
    if kind in {"responded", "responded_partly"}:
        case.first = case.first or at
    if kind == "responded":
        case.answered = case.answered or at
    if kind in {"confirmed", "disputed", "rated"}:
        case.rated = (at, ratings.pop(0))
    if kind == "asked":
        case.waits = True
        case.pauses.append((at, None))
    if kind in TOLD:
        case.waits = False
        if case.pauses and case.pauses[-1][1] is None:
            case.pauses[-1] = (case.pauses[-1][0], at)
    if kind in {"confirmed", "closed_silently"}:
        case.closed, case.by_reporter = at, kind == "confirmed"
    if kind in GONE:
        case.archived = at
    if kind == "merged":
        case.merged = at
    if kind == "disputed":
        case.disputes.append(at)
        case.closed = None
    if kind == "restored" or (kind == "contest_ruled" and at in upheld):
        case.closed = case.archived = case.merged = None
    if kind == "declined":
        case.returns.append((at, refusals.pop(0) if refusals else case.office))


def counted(tenant: UUID, *, since: date, until: date) -> dict[str, tuple[float | int | None, int | None, int | None]]:
    """Every figure of the span as (value, count, of), as known at the end of its last day."""
    zone = ZoneInfo(institutions.office(tenant).zone)
    cases = known_cases(tenant, zone=zone, known=until)
    within = [each for each in cases if since <= each.filed_on <= until]
    sealed = sum(1 for each in within if each.report.lane == "sealed")
    ordinary = [each for each in cases if each.report.lane == "ordinary"]
    counting = cases if sealed >= 5 else ordinary

    def inside(moment: datetime | None) -> bool:
        return moment is not None and since <= moment.astimezone(zone).date() <= until

    found = _shares(counting, inside=inside, since=since, until=until)
    spans = [_working_days(each, zone=zone) for each in counting if inside(each.first)]
    found["first_response_days"] = (median(spans) if spans else None, None, len(spans))
    found["agencies_active"] = _active(
        ordinary, tenant=tenant, zone=zone, since=max(since, until - 29 * DAY), until=until
    )
    return found


def _shares(cases: list[Case], *, inside: Any, since: date, until: date) -> dict[str, Any]:
    filed = [each for each in cases if since <= each.filed_on <= until]
    closed = [each for each in cases if inside(each.closed)]
    rated = [each.rated for each in cases if each.rated and inside(each.rated[0])]
    verify = [(each.verify_due, each.verified, each) for each in cases]
    answer = [(office_due(each), each.answered, each) for each in cases]
    return {
        "received": (len(filed), None, None),
        "answered": (sum(1 for each in cases if inside(each.answered)), None, None),
        "closed": (len(closed), None, None),
        "confirmed": _of(sum(each.by_reporter for each in closed), len(closed), per_cent=False),
        "closed_silently": _of(sum(not each.by_reporter for each in closed), len(closed), per_cent=False),
        "reopened": (sum(inside(at) for each in cases for at in each.disputes), None, None),
        "archived": (sum(1 for each in cases if inside(each.archived)), None, None),
        "returned": (sum(inside(at) for each in cases for at, _who in each.returns), None, None),
        "satisfied": _of(sum(is_so for _at, is_so in rated), len(rated)),
        "verified_on_time": _on_time(verify, inside=inside),
        "answered_on_time": _on_time(answer, inside=inside),
        "followed_up": _of(
            sum(1 for each in filed if each.answered),
            sum(1 for each in filed if each.answered or not (each.archived or each.merged)),
        ),
    }


def _on_time(limits: list[tuple[datetime, datetime | None, Case]], *, inside: Any) -> tuple[Any, ...]:
    due = met = 0
    for due_at, done_at, case in limits:
        if not inside(due_at):
            continue
        if done_at is not None:
            due, met = due + 1, met + (done_at <= due_at)
        elif not case.waits and not (case.ended and case.ended <= due_at):
            due += 1
    return _of(met, due)


def office_due(case: Case) -> datetime:
    """The limit as it binds an office: for a report that travelled, counted from its arrival."""
    report = case.report
    if report.channel != "village_post" or report.received_at <= report.filed_at:
        return report.answer_due_at
    raise NotImplementedError("the demo has no report that travelled; count its working days here when it has one")


def _of(count: int, of: int, *, per_cent: bool = True) -> tuple[Any, ...]:
    if not of:
        return (None, count, of)
    whole, rest = divmod(100 * count, of)
    return (whole + (2 * rest >= of) if per_cent else count, count, of)


def _working_days(case: Case, *, zone: ZoneInfo) -> int:
    assert case.first is not None
    holder = Assignment.objects.filter(report=case.report, role="lead").order_by("since", "id")[0].institution_id
    calendar = institutions.calendar_of(holder)
    day, number = case.filed_on + DAY, 0
    while day <= case.first.astimezone(zone).date() and number < 250:
        evening = datetime.combine(day, datetime.max.time(), tzinfo=zone)
        paused = any(start <= evening and (end is None or evening < end) for start, end in case.pauses)
        number += calendar.is_working(day) and not paused
        day += DAY
    return number


def _active(cases: list[Case], *, tenant: UUID, zone: ZoneInfo, since: date, until: date) -> tuple[Any, ...]:
    def inside(moment: datetime | None) -> bool:
        return moment is not None and since <= moment.astimezone(zone).date() <= until

    acted = {each.office for each in cases if inside(each.first) or inside(each.answered)}
    acted |= {who for each in cases for at, who in each.returns if inside(at)}
    offices = institutions.directory(tenant).active()
    able = {each.id for each in offices if each.tier in {"agency", "district"} and each.reach == "account"}
    return _of(len(acted & able), len(able))
