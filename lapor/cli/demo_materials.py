"""The demo's posters and cards, what people in the room said, and invented numbers of people, through the real services."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django.db import transaction

from lapor.actionplan.outreach import delivery_queries, queries
from lapor.actionplan.outreach.feedback_queries import room_at
from lapor.actionplan.outreach.models import OutreachMeeting
from lapor.actionplan.outreach.queries import MeetingLine
from lapor.actionplan.outreach.services import Delivered, Said, deliver_materials, give_feedback
from lapor.actionplan.outreach.stock import Stock
from lapor.institutions import queries as institutions
from lapor.institutions.population_sheet import PeopleRow
from lapor.institutions.region_queries import villages_in
from lapor.institutions.services import load_population
from lapor.kit.actors import SYSTEM
from seed.demo.outreach import demo_answers, demo_population, demo_stock

SOURCE = "CONTOH: angka rekaan"
ASKED = 14
"""At so many of the newest meetings people were asked."""


def is_supplied(tenant: UUID) -> bool:
    """Whether it is there: it is written in one transaction."""
    return bool(delivery_queries.stock_by_region(tenant))


@transaction.atomic
def supply(tenant: UUID, *, begun: datetime, now: datetime) -> int:
    """Numbers of people, deliveries and answers; gives how many deliveries were noted."""
    office = institutions.office(tenant)
    rows = [
        PeopleRow(region=code, people=people, year=begun.year, source=SOURCE)
        for code, people in demo_population([each.code for each in villages_in(office.region)])
    ]
    load_population(rows, tenant=tenant, by=SYSTEM, at=begun)
    held = [each for each in queries.meetings_of(tenant) if each.state == OutreachMeeting.State.HELD]
    _ask(held[:ASKED])
    return _deliver(held, tenant=tenant, begun=begun, now=now, zone=ZoneInfo(office.zone))


def _deliver(held: Sequence[MeetingLine], *, tenant: UUID, begun: datetime, now: datetime, zone: ZoneInfo) -> int:
    count = 0
    for place, each in enumerate(reversed(held)):
        posters, leaflets, cards = demo_stock(place)
        stock = Stock(posters=posters, leaflets=leaflets, cards=cards)
        if stock.is_empty:
            continue
        told = Delivered(region=each.region, on=each.on, stock=stock, meeting=each.id)
        at = min(now, max(begun, datetime.combine(each.on, time(15), tzinfo=zone)))
        deliver_materials(told, tenant=tenant, institution=each.institution, by=SYSTEM, at=at)
        count += 1
    return count


def _ask(held: Sequence[MeetingLine]) -> None:
    for place, each in enumerate(held):
        here = room_at(each.code)
        for answer in demo_answers(place):
            said = Said(key=uuid4(), understood=answer.understood, will_use=answer.will_use, missing=answer.missing)
            give_feedback(said, at_room=here, today=each.on + timedelta(days=1))
