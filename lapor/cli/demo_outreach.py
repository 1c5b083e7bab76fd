"""The demo's outreach, planned and recorded through the real services."""

from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from lapor.actionplan.outreach import queries
from lapor.actionplan.outreach.services import (
    Attendance,
    Held,
    Planned,
    cancel_meeting,
    hold_meeting,
    plan_meeting,
)
from lapor.institutions import queries as institutions
from lapor.institutions.region_queries import villages_in
from lapor.kit.actors import SYSTEM
from seed.demo.outreach import DemoMeeting, demo_meetings

WEEK = timedelta(days=7)
REASON = "Contoh: jalan terputus karena banjir."
NOTE = "Contoh: banyak yang bertanya tentang laporan anonim."


def is_met(tenant: UUID) -> bool:
    """Whether the meetings are there: they are written in one transaction."""
    return bool(queries.planned_of(tenant))


@transaction.atomic
def meet(tenant: UUID, *, begun: datetime, now: datetime) -> int:
    """Plan and record two years of meetings; gives how many. Older ones are entered on the installation's first day."""
    office = institutions.office(tenant)
    zone = ZoneInfo(office.zone)
    organiser = institutions.directory(tenant).on_duty(institutions.COORDINATOR).id
    villages = [each.code for each in villages_in(office.region)]
    told = list(demo_meetings(villages, today=now.astimezone(zone).date()))
    for each in told:
        at = min(now, max(begun, _noon(each.on, zone=zone)))
        plan = Planned(
            title=each.kind.title,
            region=each.village,
            institution=organiser,
            on=each.on,
            audience=each.kind.audience,
            partners=each.kind.partners,
            cost=each.kind.cost,
        )
        meeting = plan_meeting(plan, tenant=tenant, by=SYSTEM, at=max(begun, at - WEEK))
        _end(meeting, told=each, at=at)
    return len(told)


def _end(meeting: UUID, *, told: DemoMeeting, at: datetime) -> None:
    if told.is_cancelled:
        cancel_meeting(meeting, reason=REASON, by=SYSTEM, at=at)
    elif told.people:
        people = told.people
        came = Attendance(people=people, women=people * 5 // 9, youth=people // 4, disabled=people // 20)
        hold_meeting(meeting, held=Held(on=told.on, came=came, note=NOTE), by=SYSTEM, at=at)


def _noon(on: date, *, zone: ZoneInfo) -> datetime:
    return datetime.combine(on, time(12), tzinfo=zone)
