"""Quiet hours in the zone of the place, also across midnight, at noon, and never."""

from datetime import UTC, datetime
from typing import Any

import pytest

from config.env import BadSetting, hours
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


@pytest.mark.parametrize(("raw", "read"), [("", (21, 7)), ("off", None), ("12-14", (12, 14))])
def test_it_reads_the_hours(monkeypatch: pytest.MonkeyPatch, raw: str, read: object) -> None:
    monkeypatch.setenv("LAPOR_QUIET_HOURS", raw)
    assert hours("LAPOR_QUIET_HOURS", default="21-7") == read


@pytest.mark.parametrize("raw", ["21", "21-25", "nine-seven", "7-7"])
def test_it_refuses_what_are_no_hours(monkeypatch: pytest.MonkeyPatch, raw: str) -> None:
    monkeypatch.setenv("LAPOR_QUIET_HOURS", raw)
    with pytest.raises(BadSetting):
        hours("LAPOR_QUIET_HOURS", default="21-7")
