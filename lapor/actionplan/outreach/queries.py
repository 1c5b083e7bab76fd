"""All reads of outreach; the tenant's filter is inside."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet, Sum

from lapor.actionplan.outreach.errors import UnknownMeeting
from lapor.actionplan.outreach.models import OutreachMeeting
from lapor.institutions import queries as institutions
from lapor.kit.actors import Actor
from lapor.kit.figures import FigureAsk

LIMIT = 500


@dataclass(frozen=True, kw_only=True)
class MeetingLine:
    """A meeting as lists show it."""

    id: UUID
    title: str
    state: str
    on: date
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


def meetings_of(tenant: UUID) -> list[MeetingLine]:
    """The newest 500 meetings of a tenant, latest day first. 3 statements."""
    return _lines(OutreachMeeting.objects.filter(tenant=tenant), tenant=tenant)


def public_meetings(tenant: UUID) -> list[MeetingLine]:
    """The same for everybody: only what was held or is still planned. 3 statements."""
    states = (OutreachMeeting.State.PLANNED, OutreachMeeting.State.HELD)
    return _lines(OutreachMeeting.objects.filter(tenant=tenant, state__in=states), tenant=tenant)


def meeting_visible_to(actor: Actor, meeting: UUID) -> OutreachMeeting:
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
    )
