from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from lapor.institutions.packaged_calendar import packaged_calendar
from lapor.reports.clocks import Due, due, is_overdue, paused_working_days, remaining_working_days, reminder_at
from lapor.reports.rules import seeded_rules

ZONE = ZoneInfo("Asia/Makassar")
CALENDAR = packaged_calendar("Asia/Makassar", years=[2026])


def _due(*, limit: int) -> Due:
    start = datetime(2026, 7, 6, 9, tzinfo=ZONE)
    return due(rule=replace(seeded_rules()[0], limit=limit), start=start, calendar=CALENDAR)


@pytest.mark.parametrize(
    ("limit", "share", "moment"),
    [
        (3, 0.75, "2026-07-09T06:00"),
        (3, 0.9, "2026-07-09T16:48"),
        (10, 0.9, "2026-07-17T23:59:59"),
        (14, 0.75, "2026-07-21T12:00"),
        (5, 1.0, "2026-07-13T23:59:59"),
    ],
)
def test_it_reminds_when_the_share_has_passed(limit: int, share: float, moment: str) -> None:
    """Law: docs/law/clocks.md#reminders"""
    assert reminder_at(_due(limit=limit), share=share) == datetime.fromisoformat(moment).replace(tzinfo=ZONE)


@pytest.mark.parametrize("share", [0.0, -0.5, 1.01])
def test_it_refuses_a_share_outside_of_the_limit(share: float) -> None:
    with pytest.raises(ValueError, match="share"):
        reminder_at(_due(limit=3), share=share)


def test_it_reminds_in_order_and_before_the_limit() -> None:
    for limit in range(1, 61):
        found = _due(limit=limit)
        first, second = (reminder_at(found, share=share) for share in (0.75, 0.9))
        assert first < second < found.due_at


def test_it_is_overdue_only_after_the_last_second() -> None:
    found = _due(limit=3)
    assert not is_overdue(found.due_at, now=found.due_at)
    assert is_overdue(found.due_at, now=found.due_at + timedelta(seconds=1))


@pytest.mark.parametrize(("day", "left"), [(6, 3), (8, 1), (9, 0), (10, -1), (12, -1), (13, -2)])
def test_it_tells_how_many_working_days_are_left(day: int, left: int) -> None:
    now = datetime(2026, 7, day, 12, tzinfo=ZONE)
    assert remaining_working_days(date(2026, 7, 9), now=now, calendar=CALENDAR) == left


def test_it_counts_no_paused_days_without_a_pause() -> None:
    assert paused_working_days(_due(limit=14)) == 0
