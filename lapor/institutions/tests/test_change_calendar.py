"""Calendars are changed as planned or not at all; each calendar's stream gets one event."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from lapor.audit.models import Event
from lapor.institutions import queries
from lapor.institutions.calendar_days import CalendarChange, DayOff
from lapor.institutions.calendar_queries import calendars_after, planned_change, removal_of
from lapor.institutions.errors import BadHoliday, CalendarChanged, MissingName, NotAdministrator
from lapor.institutions.models import Holiday
from lapor.institutions.services import change_calendar
from tests.cast import NOW, World

DAY = date(2026, 10, 12)


def day_off(day: date = DAY, *, name: str = "Hari jadi", kind: str = "regional", of: UUID | None = None) -> DayOff:
    return DayOff(day=day, name=name, kind=kind, source="Perbup", institution=of)


def apply(world: World, change: CalendarChange, *, who: str = "admin") -> None:
    change_calendar(change, tenant=world.tenant, by=world.actor(who), at=NOW)


def kinds_told(world: World, *, of: UUID) -> list[str]:
    return list(Event.objects.filter(stream=f"calendar/{of}").order_by("seq").values_list("kind", flat=True))


def test_it_is_one_event_on_each_calendar(world: World) -> None:
    days = [day_off(of=world.tenant), day_off(date(2026, 10, 13), of=world.tenant), day_off(kind="holiday")]
    apply(world, planned_change(days, replaces=False))
    assert not queries.calendar_of(world.offices["pupr"]).is_working(date(2026, 10, 13))
    assert kinds_told(world, of=world.tenant) == kinds_told(world, of=UUID(int=0)) == ["calendar_changed"]


def test_it_changes_a_name_and_takes_a_day_away(world: World) -> None:
    apply(world, planned_change([day_off(of=world.tenant)], replaces=False))
    change = planned_change([day_off(of=world.tenant, name="Ulang tahun")], replaces=False)
    assert (len(change.replaced), change.days) == (1, ())
    apply(world, change)
    row = Holiday.objects.get()
    assert row.name == "Ulang tahun"
    apply(world, removal_of(row))
    assert queries.calendar_of(world.offices["pupr"]).is_working(DAY)
    assert len(kinds_told(world, of=world.tenant)) == 3


def test_it_plans_nothing_for_what_is_there(world: World) -> None:
    apply(world, planned_change([day_off(of=world.tenant)], replaces=False))
    assert not planned_change([day_off(of=world.tenant)], replaces=True)


def test_it_replaces_only_the_same_kind_year_and_calendar(world: World) -> None:
    other = [day_off(kind="holiday"), day_off(date(2027, 10, 12), of=world.tenant), day_off(of=world.offices["pupr"])]
    apply(world, planned_change([*other, day_off(of=world.tenant)], replaces=False))
    moved = planned_change([day_off(date(2026, 10, 14), of=world.tenant)], replaces=True)
    assert moved.days == (DAY, date(2026, 10, 14))
    apply(world, moved)
    assert Holiday.objects.count() == 4


def test_it_refuses_a_plan_that_somebody_overtook(world: World) -> None:
    plan = planned_change([day_off(of=world.tenant)], replaces=False)
    apply(world, plan)
    with pytest.raises(CalendarChanged):
        apply(world, plan)
    gone = removal_of(Holiday.objects.get())
    apply(world, planned_change([day_off(of=world.tenant, name="Lain")], replaces=False))
    with pytest.raises(CalendarChanged):
        apply(world, gone)
    assert Holiday.objects.get().name == "Lain"


def test_it_refuses_half_a_day(world: World) -> None:
    whole = day_off(of=world.tenant)
    for wrong, refusal in (
        (replace(whole, name=""), MissingName),
        (replace(whole, kind="party"), BadHoliday),
        (replace(whole, institution=None), BadHoliday),
        (replace(whole, institution=UUID(int=9)), BadHoliday),
    ):
        with pytest.raises(refusal):
            apply(world, CalendarChange(added=(wrong,)))
    with pytest.raises(BadHoliday):
        apply(world, CalendarChange(added=(whole, whole)))
    assert not Holiday.objects.exists()


def test_it_asks_who_may(world: World) -> None:
    own, nation = day_off(of=world.tenant), day_off(kind="holiday")
    apply(world, CalendarChange(added=(own,)), who="sari")
    with pytest.raises(NotAdministrator):
        apply(world, CalendarChange(added=(nation,)), who="sari")
    with pytest.raises(NotAdministrator):
        apply(world, CalendarChange(added=(replace(own, day=date(2026, 1, 5)),)), who="budi")
    with pytest.raises(BadHoliday):
        apply(world, CalendarChange(added=(day_off(of=world.offices["pemkab_lain"]),)))


def test_it_travels_as_json(world: World) -> None:
    apply(world, planned_change([day_off(of=world.tenant)], replaces=False))
    change = planned_change([day_off(of=world.tenant, name="Lain"), day_off(kind="holiday")], replaces=False)
    assert CalendarChange.unpacked(change.packed()) == change


def test_it_tries_calendars_without_a_write(world: World) -> None:
    """A day of the agency's own is off beneath it and nowhere else."""
    apply(world, planned_change([day_off(of=world.tenant)], replaces=False))
    row = Holiday.objects.get()
    pupr = day_off(date(2026, 10, 13), of=world.offices["pupr"])
    change = CalendarChange(added=(pupr,), replaced=removal_of(row).replaced)
    after = calendars_after(change)
    assert after(world.offices["pupr"]).is_working(DAY)
    assert not after(world.offices["pupr"]).is_working(pupr.day)
    assert after(world.offices["dinkes"]).is_working(pupr.day)
    assert Holiday.objects.get() == row
