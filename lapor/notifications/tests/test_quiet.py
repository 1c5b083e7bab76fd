"""Quiet hours in the zone of the place, also across midnight, at noon, and never."""

from datetime import UTC, datetime
from typing import Any

import pytest

from lapor.notifications.quiet import next_morning, out_of_quiet

ZONE = "Asia/Makassar"


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 3, day, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("quiet", "moment", "expected"),
    [
        ((21, 7), at(2, 12), at(2, 12)),
        ((21, 7), at(2, 13), at(2, 23)),
        ((21, 7), at(2, 22), at(2, 23)),
        ((21, 7), at(2, 23), at(2, 23)),
        ((12, 14), at(2, 5), at(2, 6)),
        ((12, 14), at(2, 13), at(2, 13)),
        (None, at(2, 15), at(2, 15)),
    ],
)
def test_it_waits_for_the_end_of_quiet_hours(
    settings: Any, quiet: object, moment: datetime, expected: datetime
) -> None:
    settings.LAPOR_QUIET_HOURS = quiet
    assert out_of_quiet(moment, zone=ZONE) == expected


def test_it_finds_the_next_morning() -> None:
    assert next_morning(at(2, 22), zone=ZONE) == at(2, 23)
    assert next_morning(at(2, 23), zone=ZONE) == at(3, 23)
