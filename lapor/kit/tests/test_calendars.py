from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest

from lapor.kit.calendars import FIVE_DAYS, SIX_DAYS, WEEKEND, WorkCalendar

NYEPI = date(2026, 3, 19)
WITA = WorkCalendar(zone="Asia/Makassar", weekdays=FIVE_DAYS, holidays={NYEPI: "Hari Suci Nyepi"})


def test_it_tells_working_days_from_others() -> None:
    assert WITA.is_working(date(2026, 3, 18))
    assert WITA.why_not(date(2026, 3, 18)) is None
    assert WITA.why_not(NYEPI) == "Hari Suci Nyepi"
    assert WITA.why_not(date(2026, 3, 21)) == WEEKEND


def test_it_knows_the_six_day_week() -> None:
    assert WorkCalendar(zone="Asia/Jakarta", weekdays=SIX_DAYS).is_working(date(2026, 3, 21))


def test_it_reads_a_moment_where_the_office_is() -> None:
    assert WITA.local_day(datetime(2026, 3, 16, 15, 59, tzinfo=UTC)) == date(2026, 3, 16)
    assert WITA.local_day(datetime(2026, 3, 16, 16, 0, tzinfo=UTC)) == date(2026, 3, 17)


def test_it_ends_the_day_at_its_last_second() -> None:
    assert WITA.end_of_day(NYEPI) == datetime(2026, 3, 19, 15, 59, 59, tzinfo=UTC)
    assert WITA.end_of_day(NYEPI).tzinfo == ZoneInfo("Asia/Makassar")


def test_it_counts_working_days_after_a_day() -> None:
    assert WITA.working_days_between(after=date(2026, 3, 16), until=date(2026, 3, 23)) == 4
    assert WITA.working_days_between(after=NYEPI, until=NYEPI) == 0
    assert WITA.working_days_between(after=NYEPI, until=date(2026, 3, 1)) == 0
    assert WITA.next_working_day(date(2026, 3, 18)) == date(2026, 3, 20)


def test_it_refuses_a_moment_without_offset() -> None:
    with pytest.raises(ValueError, match="offset"):
        WITA.local_day(datetime(2026, 3, 16, tzinfo=UTC).replace(tzinfo=None))


def test_it_refuses_an_unknown_zone_and_an_empty_week() -> None:
    with pytest.raises(ZoneInfoNotFoundError):
        WorkCalendar(zone="Asia/Nowhere")
    with pytest.raises(ValueError, match="weekdays"):
        WorkCalendar(zone="Asia/Jakarta", weekdays=frozenset())
