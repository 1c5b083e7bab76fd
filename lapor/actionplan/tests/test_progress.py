"""The rule of status, case by case."""

from datetime import date
from decimal import Decimal

import pytest

from lapor.actionplan.progress import Rule, standing_of, status_of_activity, worst
from lapor.actionplan.quarters import Quarter, last_over, quarter_of, quarters_between

RULE = Rule(risk_per_cent=75, grace_days=14)
LEVEL = {(2026, 1): Decimal(10), (2026, 2): Decimal(20), (2026, 3): Decimal(30), (2026, 4): Decimal(40)}
Q1, Q2, Q4 = Quarter(2026, 1), Quarter(2026, 2), Quarter(2026, 4)


def status(
    values: dict[Quarter, int | None], *, today: date, direction: str = "up", gathers: str = "level"
) -> tuple[str, bool]:
    known = {quarter: Decimal(value) if value is not None else None for quarter, value in values.items()}
    found = standing_of(LEVEL, values=known, direction=direction, gathers=gathers, rule=RULE, today=today)
    return found.status, found.is_missing


@pytest.mark.parametrize(
    ("values", "today", "expected"),
    [
        ({}, date(2026, 3, 31), ("not_begun", False)),
        ({}, date(2026, 4, 14), ("not_begun", False)),
        ({}, date(2026, 4, 15), ("late", True)),
        ({Q1: 10}, date(2026, 4, 1), ("on_track", False)),
        ({Q1: 8}, date(2026, 4, 1), ("at_risk", False)),
        ({Q1: 7}, date(2026, 4, 1), ("late", False)),
        ({Q1: None}, date(2026, 6, 1), ("not_begun", False)),
        ({Q1: 10}, date(2026, 7, 10), ("on_track", False)),
        ({Q1: 10}, date(2026, 7, 15), ("late", True)),
        ({Q1: 1, Q2: 20}, date(2026, 7, 15), ("on_track", False)),
        ({Q4: 40}, date(2027, 1, 1), ("done", False)),
        ({Q4: 39}, date(2027, 1, 1), ("at_risk", False)),
    ],
)
def test_it_looks_at_the_latest_quarter_that_is_over(
    values: dict[Quarter, int | None], today: date, expected: tuple[str, bool]
) -> None:
    assert status(values, today=today) == expected


def test_it_turns_the_scale_where_less_is_better() -> None:
    assert status({Q1: 9}, today=date(2026, 4, 1), direction="down")[0] == "on_track"
    assert status({Q1: 13}, today=date(2026, 4, 1), direction="down")[0] == "at_risk"
    assert status({Q1: 14}, today=date(2026, 4, 1), direction="down")[0] == "late"


def test_it_adds_up_what_is_counted_by_quarter() -> None:
    """10 and 20 were wanted: 25 of 30 in the second quarter is at risk, although 15 alone would be late."""
    assert status({Q1: 10, Q2: 15}, today=date(2026, 7, 1), gathers="yearly")[0] == "at_risk"
    assert status({Q1: 10, Q2: 20}, today=date(2026, 7, 1), gathers="yearly")[0] == "on_track"


def test_it_is_done_early_only_when_counted_since_the_beginning() -> None:
    assert status({Q1: 40}, today=date(2026, 4, 1), gathers="running")[0] == "done"
    assert status({Q1: 40}, today=date(2026, 4, 1), gathers="level")[0] == "on_track"


def test_it_takes_the_target_of_a_year_as_that_of_its_last_quarter() -> None:
    found = standing_of(
        {(2026, 0): Decimal(5)},
        values={Q4: Decimal(5)},
        direction="up",
        gathers="level",
        rule=RULE,
        today=date(2027, 1, 2),
    )
    assert (found.status, found.quarter) == ("done", Q4)


def test_it_takes_the_worst_for_an_activity_and_its_days_without_indicators() -> None:
    assert worst(["done", "not_begun", "at_risk"]) == "at_risk"
    assert worst(["not_begun", "on_track"]) == "on_track"
    days = {"since_on": date(2026, 1, 1), "until_on": date(2026, 6, 30)}
    assert status_of_activity([], today=date(2025, 12, 31), **days) == "not_begun"
    assert status_of_activity([], today=date(2026, 6, 30), **days) == "on_track"
    assert status_of_activity([], today=date(2026, 7, 1), **days) == "late"


def test_it_counts_quarters() -> None:
    assert quarter_of(date(2026, 12, 31)) == Q4
    assert last_over(date(2026, 1, 1)) == Quarter(2025, 4)
    assert (Q4.first_day, Q4.last_day, Q1.last_day) == (date(2026, 10, 1), date(2026, 12, 31), date(2026, 3, 31))
    assert len(list(quarters_between(date(2022, 1, 1), until=date(2026, 12, 31)))) == 20
