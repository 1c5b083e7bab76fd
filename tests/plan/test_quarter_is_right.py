"""The quarterly report of a year of demo data is right to the digit against a computation from the events."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from lapor.actionplan.quarterly import FIGURES, quarterly_content
from lapor.actionplan.quarters import Quarter
from lapor.cli.demo import demo_plan
from lapor.cli.demo_history import catch_up, play_history
from lapor.cli.demo_people import enrol_officers
from lapor.cli.installing import Progress, install_region
from lapor.institutions.memory import forget
from lapor.vault.keep import make_keys
from tests.plan.oracle import counted

NOW = datetime(2026, 11, 2, 3, 0, tzinfo=UTC)
QUARTERS = (Quarter(2025, 4), Quarter(2026, 1), Quarter(2026, 2), Quarter(2026, 3))


@pytest.fixture
def remembering(db: None) -> Iterator[None]:
    """Nothing is remembered before and after."""
    forget()
    make_keys()
    yield
    forget()


def demo_year(count: int) -> UUID:
    """A regency in which a year of invented reports has happened; its tenant."""
    tenant = install_region(demo_plan(), at=NOW - timedelta(days=370), progress=Progress())
    enrol_officers(tenant, at=NOW - timedelta(days=370))
    assert play_history(tenant, now=NOW, count=count).refused == ()
    catch_up(now=NOW)
    forget()
    return tenant


def said(rows: list[dict[str, Any]]) -> dict[str, tuple[Any, Any, Any]]:
    """What the report says of each figure."""
    return {row["name"]: (row["value"], row["count"], row["of"]) for row in rows}


def differences(tenant: UUID) -> list[str]:
    """Every digit that differs, over all quarters, and over the year up to each quarter's end."""
    found: list[str] = []
    for quarter in QUARTERS:
        content = quarterly_content(tenant, quarter=quarter, at=NOW)
        for part, since in (("figures", quarter.first_day), ("year_figures", date(quarter.year, 1, 1))):
            expected, told = counted(tenant, since=since, until=quarter.last_day), said(content[part])
            assert set(told) == set(expected) == set(FIGURES)
            found += [
                f"{quarter.name} {part} {name}: {told[name]}, expected {expected[name]}"
                for name in FIGURES
                if told[name] != expected[name]
            ]
    return found


def test_it_is_right_to_the_digit(remembering: None) -> None:
    assert differences(demo_year(30)) == []


@pytest.mark.soak
def test_it_is_right_to_the_digit_for_the_whole_demo(remembering: None) -> None:
    assert differences(demo_year(300)) == []
