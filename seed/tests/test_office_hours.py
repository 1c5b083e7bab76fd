from datetime import UTC, date, datetime

import pytest

from seed.demo.office_hours import after


def is_weekday(day: date) -> bool:
    """Monday to Friday."""
    return day.weekday() < 5


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-11-02T09:00", 2.0, "2026-11-02T11:00"),
        ("2026-11-02T15:00", 2.0, "2026-11-03T09:00"),
        ("2026-11-06T15:00", 9.0, "2026-11-09T16:00"),
        ("2026-11-07T23:00", 0.5, "2026-11-09T08:30"),
        ("2026-11-02T03:00", 0.0, "2026-11-02T08:00"),
    ],
)
def test_it_counts_only_hours_in_which_an_office_works(start: str, hours: float, end: str) -> None:
    moment = datetime.fromisoformat(start).replace(tzinfo=UTC)
    assert after(moment, hours=hours, is_working=is_weekday).isoformat()[:16] == end
