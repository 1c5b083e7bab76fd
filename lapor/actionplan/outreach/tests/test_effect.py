"""What a first visit moved: counted anew here by hand, and the same for every reader."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lapor.actionplan.outreach.effect import BEFORE_SERVICE, MEASURED, TOO_EARLY, rate
from lapor.actionplan.outreach.effect_queries import effect_of, effects
from lapor.actionplan.outreach.models import OutreachMeeting
from lapor.actionplan.outreach.services import Attendance, Held, Planned, record_meeting
from lapor.institutions.memory import forget
from lapor.institutions.models import RegionPopulation
from lapor.institutions.population_sheet import PeopleRow
from lapor.institutions.services import load_population
from lapor.kit.actors import SYSTEM
from lapor.kit.figures import FigureAsk
from lapor.reports.models import Report
from lapor.statistics.registry import measured
from tests.cast import World, file

ZONE = ZoneInfo("Asia/Makassar")
VILLAGE, FAR = "64.08.04.2001", "64.08.11.2002"
VISIT = date(2026, 5, 1)
TODAY = date(2026, 8, 1)


def noon(on: date) -> datetime:
    """Twelve o'clock there."""
    return datetime(on.year, on.month, on.day, 12, tzinfo=ZONE)


def visited(world: World, region: str = VILLAGE, *, on: date = VISIT, recorded: date | None = None) -> None:
    """A meeting that was held there."""
    plan = Planned(title="Rembuk", region=region, institution=world.offices["diskominfo"], on=on)
    held = Held(on=on, came=Attendance(people=30))
    record_meeting(plan, tenant=world.tenant, held=held, by=SYSTEM, at=noon(recorded or on))


def published(*days: int, region: str = VILLAGE) -> None:
    """Reports that became readable so many days from the visit."""
    for number, day in enumerate(days):
        receipt = file(f"{region} {day} {number}", region=region)
        at = datetime.combine(VISIT + timedelta(days=day), datetime.min.time(), tzinfo=ZONE)
        Report.objects.filter(pk=receipt.report).update(published_at=at)


def populated(world: World, region: str = VILLAGE, *, people: int = 2000, at: date = VISIT) -> None:
    """Somebody said how many live there."""
    row = PeopleRow(region=region, people=people, year=2025, source="Contoh")
    load_population([row], tenant=world.tenant, by=SYSTEM, at=noon(at))


def ask(world: World, *, until: date = TODAY, known_on: date | None = None) -> FigureAsk:
    """The year up to a day."""
    forget()
    return FigureAsk(tenant=world.tenant, since=date(2026, 1, 1), until=until, known_on=known_on)


def rates(asked: FigureAsk) -> tuple[object, object]:
    """Both registered figures."""
    return measured("reports_before_visit", ask=asked).value, measured("reports_after_visit", ask=asked).value


def test_it_compares_ninety_days_before_with_ninety_days_after(world: World) -> None:
    visited(world)
    visited(world, on=date(2026, 7, 1))
    populated(world)
    # Outside: the day before the first span and the first day after the second one.
    published(-91, -90, -1, 0, 1, 30, 89, 90)
    assert rates(ask(world)) == (1.0, 2.0)
    found = measured("reports_after_visit", ask=ask(world))
    assert (found.count, found.of) == (4, 2000)


def test_it_counts_only_what_everybody_may_read(world: World) -> None:
    visited(world)
    populated(world)
    file("m-1", region=VILLAGE, at=noon(VISIT))
    assert rates(ask(world)) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("on", "standing"),
    [(date(2026, 3, 31), BEFORE_SERVICE), (date(2026, 4, 1), MEASURED), (date(2026, 5, 4), TOO_EARLY)],
)
def test_it_measures_only_where_both_spans_are_whole(world: World, on: date, standing: str) -> None:
    visited(world, on=on)
    populated(world)
    assert effects(ask(world))[VILLAGE].standing == standing
    assert rates(ask(world)) == ((0.0, 0.0) if standing == MEASURED else (None, None))


def test_it_shows_no_rate_without_population(world: World) -> None:
    visited(world)
    visited(world, FAR)
    populated(world, FAR, people=500)
    published(-3, 4, 5)
    published(6, region=FAR)
    found = effect_of(ask(world))
    assert (found.villages, found.people, found.before, found.after) == (1, 500, 0, 1)
    assert (found.unknown_villages, found.unknown_before, found.unknown_after) == (1, 1, 2)
    assert rates(ask(world)) == (0.0, 2.0)
    RegionPopulation.objects.all().delete()
    assert rates(ask(world)) == (None, None) and effects(ask(world))[VILLAGE].people is None


def test_it_keeps_what_was_known_at_the_end_of_a_quarter(world: World) -> None:
    end = date(2026, 9, 30)
    visited(world)
    populated(world, people=1000)
    published(-3, 4)
    known = rates(ask(world, until=end, known_on=end))
    assert known == (1.0, 1.0)
    visited(world, on=date(2026, 4, 20), recorded=date(2026, 10, 5))
    populated(world, people=4000, at=date(2026, 10, 5))
    assert rates(ask(world, until=end, known_on=end)) == known
    assert rates(ask(world, until=end)) == (0.0, 0.5) and effects(ask(world))[VILLAGE].first_on == date(2026, 4, 20)


def test_it_leaves_other_tenants_districts_and_cancelled_meetings_alone(world: World) -> None:
    visited(world, "64.08.04")
    visited(world)
    OutreachMeeting.objects.filter(region=VILLAGE).update(state="cancelled")
    other = FigureAsk(tenant=world.offices["pemkab_lain"], since=date(2026, 1, 1), until=TODAY)
    assert effects(ask(world)) == {} and effects(other) == {}


def test_it_costs_four_statements(world: World) -> None:
    visited(world)
    visited(world, FAR)
    asked = ask(world)
    effects(asked)
    with CaptureQueriesContext(connection) as captured:
        effects(asked)
    assert len(captured) == 4


def test_it_rounds_to_two_places() -> None:
    assert rate(1, people=3000) == 0.33 and rate(0, people=10) == 0.0 and rate(5, people=0) is None
