"""All reads of outreach; the tenant's filter is inside."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Max, Min, Q, QuerySet, Sum

from lapor.actionplan.outreach.delivery_queries import stock_by_region
from lapor.actionplan.outreach.errors import UnknownMeeting
from lapor.actionplan.outreach.models import OutreachMeeting
from lapor.actionplan.outreach.stock import NOTHING, Stock
from lapor.exchange import queries as exchange
from lapor.institutions import queries as institutions
from lapor.institutions.region_queries import villages_in
from lapor.kit.actors import Actor
from lapor.kit.figures import FigureAsk
from lapor.reports.region_queries import published_since

LIMIT = 500
BLANK = "none"


@dataclass(frozen=True, kw_only=True)
class MeetingLine:
    """A meeting as lists show it."""

    id: UUID
    title: str
    state: str
    on: date
    region: str
    place: str
    office: str
    institution: UUID
    audience: str
    partners: str
    cost: int
    people: int
    women: int
    youth: int
    disabled: int
    reason: str
    note: str
    has_files: bool
    code: str


@dataclass(frozen=True, kw_only=True)
class VillageReach:
    """What was done for a village, and what came back: never visited is `last_on` None; `signal` as told, empty for unknown."""

    code: str
    name: str
    district: str
    last_on: date | None
    meetings: int
    people: int
    reports: int
    signal: str
    stock: Stock


def meetings_of(tenant: UUID) -> list[MeetingLine]:
    """The newest 500 meetings of a tenant, latest day first. 3 statements."""
    return _lines(OutreachMeeting.objects.filter(tenant=tenant), tenant=tenant)


def public_meetings(tenant: UUID) -> list[MeetingLine]:
    """The same for everybody: only what was held or is still planned. 3 statements."""
    states = (OutreachMeeting.State.PLANNED, OutreachMeeting.State.HELD)
    return _lines(OutreachMeeting.objects.filter(tenant=tenant, state__in=states), tenant=tenant)


def planned_of(tenant: UUID) -> list[MeetingLine]:
    """The meetings that are still planned, latest day first. 3 statements."""
    return _lines(OutreachMeeting.objects.filter(tenant=tenant, state=OutreachMeeting.State.PLANNED), tenant=tenant)


def meetings_in(region: str, *, tenant: UUID) -> list[MeetingLine]:
    """The newest 500 meetings in a village, latest day first. 3 statements."""
    return _lines(OutreachMeeting.objects.filter(tenant=tenant, region=region), tenant=tenant)


def line_of(meeting: OutreachMeeting) -> MeetingLine:
    """One meeting as lists show it. 1 statement."""
    place = institutions.region_paths([meeting.region_id]).get(meeting.region_id, "")
    return _line(meeting, place=place, office=institutions.office(meeting.institution_id).name)


def is_known(meeting: UUID) -> bool:
    """Whether there is a meeting with that key. 1 statement."""
    return OutreachMeeting.objects.filter(pk=meeting).exists()


def is_taken(actor: Actor, *, sending: UUID) -> bool:
    """Whether that sending was recorded in a tenant of the actor. 1 statement."""
    return OutreachMeeting.objects.filter(sending=sending, tenant__in={grant.tenant for grant in actor.grants}).exists()


def villages_with_reach(tenant: UUID, *, district: str = "") -> list[VillageReach]:
    """Every village of the tenant, or of one district: never visited first (blank spots before others), then the longest ago.

    Reports are those that everybody may read, published since the last visit. At most 5 statements.
    """
    office = institutions.office(tenant)
    villages = [each for each in villages_in(office.region) if not district or each.district == district]
    visits = _visits(tenant)
    zone = ZoneInfo(office.zone)
    since = {
        each.code: datetime.combine(visits[each.code]["last"], time.min, tzinfo=zone) if each.code in visits else None
        for each in villages
    }
    reports, signals, stocks = published_since(since), exchange.signals_of(tenant), stock_by_region(tenant)
    rows = [
        VillageReach(
            code=each.code,
            name=each.name,
            district=each.district_name,
            last_on=visits.get(each.code, {}).get("last"),
            meetings=visits.get(each.code, {}).get("meetings", 0),
            people=visits.get(each.code, {}).get("all_people", 0),
            reports=reports.get(each.code, 0),
            signal=signals.get(each.code, ""),
            stock=stocks.get(each.code, NOTHING),
        )
        for each in villages
    ]
    return sorted(rows, key=lambda row: (row.last_on or date.min, row.signal != BLANK, row.code))


def last_and_next(tenant: UUID, *, today: date) -> dict[str, tuple[date | None, date | None]]:
    """The last day on which a meeting was held in a place, and the next one on which one is planned. 1 statement."""
    rows = OutreachMeeting.objects.filter(tenant=tenant).exclude(state=OutreachMeeting.State.CANCELLED)
    held = Q(state=OutreachMeeting.State.HELD)
    ahead = Q(state=OutreachMeeting.State.PLANNED, happens_on__gte=today)
    found = rows.values_list("region").annotate(
        last=Max("happens_on", filter=held), following=Min("happens_on", filter=ahead)
    )
    return {code: (last, following) for code, last, following in found}


def meeting_visible_to(actor: Actor, *, meeting: UUID) -> OutreachMeeting:
    """A meeting in a tenant of the actor. Raises UnknownMeeting."""
    tenants = {grant.tenant for grant in actor.grants}
    found = OutreachMeeting.objects.filter(pk=meeting, tenant__in=tenants).first()
    if found is None:
        raise UnknownMeeting
    return found


def lock(meeting: UUID) -> OutreachMeeting:
    """The meeting, held until the transaction ends. Raises UnknownMeeting."""
    found = OutreachMeeting.objects.select_for_update().filter(pk=meeting).first()
    if found is None:
        raise UnknownMeeting
    return found


def villages_reached(ask: FigureAsk) -> int:
    """Villages in which a meeting was held in the span. 1 statement."""
    villages = ("village", "urban_village")
    return _held(ask).filter(region__level__in=villages).values("region").distinct().count()


def people_reached(ask: FigureAsk) -> int:
    """People counted at meetings held in the span. 1 statement."""
    return _held(ask).aggregate(all=Sum("people"))["all"] or 0


def _visits(tenant: UUID) -> dict[str, dict[str, Any]]:
    rows = OutreachMeeting.objects.filter(tenant=tenant, state=OutreachMeeting.State.HELD)
    counted = rows.values("region").annotate(last=Max("happens_on"), meetings=Count("pk"), all_people=Sum("people"))
    return {row["region"]: dict(row) for row in counted}


def _held(ask: FigureAsk) -> QuerySet[OutreachMeeting]:
    rows = OutreachMeeting.objects.filter(
        tenant=ask.tenant, state=OutreachMeeting.State.HELD, happens_on__range=(ask.since, ask.until)
    )
    if ask.known_on:
        rows = rows.filter(recorded_on__lte=ask.known_on)
    return rows.filter(institution=ask.institution) if ask.institution else rows


def _lines(rows: QuerySet[OutreachMeeting], *, tenant: UUID) -> list[MeetingLine]:
    found = list(rows.order_by("-happens_on", "-id")[:LIMIT])
    places = institutions.region_paths(sorted({row.region_id for row in found}))
    offices = institutions.directory(tenant).offices
    return [_line(row, place=places.get(row.region_id, ""), office=offices[row.institution_id].name) for row in found]


def _line(row: OutreachMeeting, *, place: str, office: str) -> MeetingLine:
    return MeetingLine(
        id=row.id,
        title=row.title,
        state=row.state,
        on=row.happens_on,
        region=row.region_id,
        place=place,
        office=office,
        institution=row.institution_id,
        audience=row.audience,
        partners=row.partners,
        cost=row.cost,
        people=row.people,
        women=row.women,
        youth=row.youth,
        disabled=row.disabled,
        reason=row.reason,
        note=row.note,
        has_files=row.has_files,
        code=row.code,
    )
