"""A living indicator and the dashboard never disagree, and a quarter that is over keeps its value."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client

from lapor.actionplan.living import ask_of
from lapor.actionplan.quarters import Quarter, quarter_of
from lapor.actionplan.series import series_of
from lapor.actionplan.tests.plans import activity, frozen_plan, indicator, small_content
from lapor.actionplan.tree_queries import tree_of
from lapor.dashboards.pages.board import FIGURES
from lapor.institutions.memory import forget
from lapor.kit import actors
from lapor.kit.figures import Figure, FigureAsk, FigureValue
from lapor.people.models import Person
from lapor.reports import services as reports
from lapor.statistics import queries, registry
from lapor.statistics.registry import definition_on, measured, measured_names
from lapor.statistics.tests.test_figures import DAY, answered, follow, verified
from tests.cast import NOW, World, file

TODAY = date(2026, 4, 20)


def much_happens(world: World) -> None:
    """Answered, late and disputed, confirmed, archived, only filed; all in March and April 2026."""
    keys = [answered(world, "a"), answered(world, "b", after=40 * DAY), verified(world, "c"), file("d").report]
    reports.confirm_settled(keys[0], score=5, comment="", by=actors.reporter(keys[0]), at=NOW + 3 * DAY)
    reports.dispute_response(keys[1], reason="Belum", score=1, by=actors.reporter(keys[1]), at=NOW + 41 * DAY)
    for key in keys:
        follow(key)
    forget()


def test_it_gives_every_indicator_the_value_that_the_dashboard_shows(client: Client, world: World) -> None:
    """Bound to each figure that can be bound: the running year's value is the very figure of the dashboard, digit by digit."""
    content = small_content(world)
    living = [
        indicator(f"3.1.{number}", figure=name, unit="satuan", targets={(2026, 4): Decimal(1)})
        for number, name in enumerate(measured_names(), start=1)
    ]
    third = activity("3.1", *living, lead=world.offices["diskominfo"])
    strategies = (*content.strategies, type(content.strategies[0])(code="3", name="Hidup", activities=(third,)))
    plan = frozen_plan(world, type(content)(**{**vars(content), "strategies": strategies}))
    much_happens(world)
    tree = tree_of(plan, today=TODAY)
    since = date(2026, 1, 1)
    dashboard = {
        name: measured(name, ask=FigureAsk(tenant=world.tenant, since=since, until=TODAY)).value
        for name in measured_names()
    }
    for each in tree.indicators():
        if each.code.startswith("3.1."):
            # A figure without data has no point in a quarter without a target.
            running = next((point.value for point in series_of(each, tree=tree) if point.is_running), None)
            assert (float(running) if running is not None else None) == dashboard[each.figure], each.figure
    assert set(FIGURES) <= set(dashboard)
    assert dashboard["received"] == 4


def test_it_shows_on_the_page_what_the_dashboard_shows(client: Client, world: World) -> None:
    much_happens(world)
    client.force_login(Person.objects.get(pk=world.people["pak_made"]))
    board = client.get("/dasbor/").context["board"]
    shown = {str(each.title): each.value for each in board.figures}
    ask = ask_of(
        world.tenant,
        gathers="level",
        plan_since=date(2026, 1, 1),
        quarter=quarter_of(board.today),
        today=board.today,
    )
    for name in FIGURES:
        found = measured(name, ask=ask)
        told = shown[str(found.definition.title)]
        expected = "belum ada data" if found.value is None else f"{found.value:g}".replace(".", ",")
        assert told.startswith(expected), name


def test_it_keeps_the_value_of_a_quarter_that_is_over(world: World) -> None:
    """At the end of March one of four had been answered; an answer in April and an archiving in May change only what is known now."""
    much_happens(world)
    since, until = date(2026, 1, 1), date(2026, 3, 31)
    first = ask_of(world.tenant, gathers="level", plan_since=since, quarter=Quarter(2026, 1), today=date(2026, 4, 1))
    before = measured("followed_up", ask=first)
    gone = file("e").report
    reports.withdraw_report(gone, by=actors.reporter(gone), at=NOW + 60 * DAY)
    follow(gone)
    forget()
    now = measured("followed_up", ask=FigureAsk(tenant=world.tenant, since=since, until=until))
    later = measured("followed_up", ask=first)
    assert (before.count, before.of) == (1, 4)
    # The fifth was filed in March too: known at its end, and not yet withdrawn.
    assert (later.count, later.of) == (1, 5)
    assert (now.count, now.of) == (2, 4)


def test_it_shows_an_old_figure_under_the_version_of_its_day(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def version(number: int, *, valid_from: date) -> Figure:
        return Figure(
            name="toy",
            title="Uji",
            formula=f"cara {number}",
            scope="uji",
            unit="buah",
            version=number,
            owner="tests",
            source="tests",
            valid_from=valid_from,
        )

    versions = (version(1, valid_from=date.min), version(2, valid_from=date(2026, 7, 1)))
    measures = {("toy", 1): lambda ask: FigureValue(value=1), ("toy", 2): lambda ask: FigureValue(value=2)}
    monkeypatch.setattr(registry, "_versions", lambda: {"toy": versions})
    monkeypatch.setattr(registry, "_measures", lambda: measures)
    ask = FigureAsk(tenant=world.tenant, since=date(2026, 1, 1), until=date(2026, 6, 30))
    assert measured("toy", ask=ask).value == 2
    then = measured(
        "toy",
        ask=FigureAsk(
            **{name: getattr(ask, name) for name in ("tenant", "since", "until")}, known_on=date(2026, 6, 30)
        ),
    )
    assert (then.value, then.definition.formula) == (1, "cara 1")
    assert definition_on("toy", on=date(2026, 7, 1)).version == 2


def test_it_counts_offices_that_answered_or_returned_as_active(world: World) -> None:
    much_happens(world)
    share = queries.active_agencies(FigureAsk(tenant=world.tenant, since=TODAY - timedelta(days=29), until=TODAY))
    assert (share.count, share.of) == (1, 6)
