"""One figure, one query: who is trained, for page, dashboard and indicator, and as it was known on an earlier day."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lapor.actionplan.living import figure_of
from lapor.actionplan.models import PlanIndicator
from lapor.actionplan.quarters import Quarter
from lapor.actionplan.services import make_plan
from lapor.actionplan.template import empty_content, template_content
from lapor.actionplan.training import queries
from lapor.actionplan.training.errors import NotCourseOrganiser
from lapor.actionplan.training.services import PlannedCourse, plan_course
from lapor.actionplan.training.tests.courses import AT, course_on, held_on
from lapor.kit.figures import FigureAsk
from lapor.statistics.registry import measured
from tests.cast import World

FIRST, SECOND = date(2026, 2, 10), date(2026, 4, 10)


def figure(world: World, *, since: date = date(2026, 1, 1), until: date = date(2026, 12, 31), **more: Any) -> object:
    """The figure as the registry gives it."""
    ask = FigureAsk(tenant=world.tenant, since=since, until=until, **more)
    return measured("officers_trained", ask=ask).value


def test_it_says_nothing_before_anything_was_recorded(world: World) -> None:
    course_on(FIRST, world=world)
    assert figure(world) is None
    held_on(FIRST, "budi", world=world)
    assert figure(world) == 1 and figure(world, until=date(2026, 1, 31)) == 0


def test_it_counts_an_officer_once_and_only_who_passed(world: World) -> None:
    held_on(FIRST, "budi", "joko", world=world, absent=("dewi",))
    held_on(SECOND, "budi", "camat", world=world)
    assert figure(world) == 3
    assert figure(world, since=SECOND) == 2
    assert figure(world, institution=world.offices["pupr"]) == 2
    assert figure(world, institution=world.offices["dinkes"]) == 0
    ask = FigureAsk(tenant=world.offices["pemkab_lain"], since=FIRST, until=SECOND)
    assert measured("officers_trained", ask=ask).value is None


def test_it_leaves_a_day_that_is_over_as_it_was_known(world: World) -> None:
    held_on(FIRST, "budi", world=world, at=datetime(2026, 2, 11, 2, tzinfo=AT.tzinfo))
    held_on(FIRST, "dewi", world=world, at=AT)
    assert figure(world, until=date(2026, 3, 31), known_on=date(2026, 3, 31)) == 1
    assert figure(world, until=date(2026, 3, 31)) == 2
    assert figure(world, until=date(2026, 1, 31), known_on=date(2026, 1, 31)) is None


def test_it_is_the_same_for_the_indicator_of_the_template_and_for_the_page(world: World) -> None:
    held_on(FIRST, "budi", "joko", world=world)
    held_on(SECOND, "budi", "dewi", world=world)
    blank = empty_content(title="Renaksi", since_on=date(2026, 1, 1), until_on=date(2026, 12, 31))
    plan = make_plan(
        template_content(blank, tenant=world.tenant),
        tenant=world.tenant,
        by=world.actor("sari"),
        at=AT,
        origin="template",
    )
    indicator = PlanIndicator.objects.select_related("activity__plan").get(activity__plan=plan, code="2.1.1")
    shown = figure_of(indicator, plan=indicator.activity.plan, quarter=Quarter(2026, 2), today=AT.date())
    people = {each.person for office in queries.training_by_office(world.tenant) for each in office.officers}
    assert shown.value == 3 == len(people & queries.trained_people(world.tenant).keys())


def test_it_asks_once(world: World) -> None:
    for number in range(3):
        held_on(FIRST + timedelta(days=number), "budi", "joko", "dewi", world=world)
    with CaptureQueriesContext(connection) as seen:
        assert figure(world) == 3
    assert len(seen) == 1


@pytest.mark.parametrize("who", ["joko", "rina", "pengawas"])
def test_it_lets_nobody_else_plan(world: World, who: str) -> None:
    plan = PlannedCourse(title="Kelas", institution=world.offices["pupr"], since_on=FIRST, until_on=FIRST)
    with pytest.raises(NotCourseOrganiser):
        plan_course(plan, tenant=world.tenant, by=world.actor(who), at=AT)
