"""When invented reports are filed, and how long each step of an office takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from seed.demo.dice import Dice
from seed.demo.spread import Spread

YEAR_DAYS = 365
RECENT_DAYS = 14
RECENT_SHARE = 0.1

_VERIFY = (0.3, 1.0, 3.0, 6.0, 12.0, 26.0)
_FORWARD = (0.1, 0.3, 0.8, 2.0, 6.0)
_ACCEPT = (0.5, 1.5, 3.0, 7.0, 18.0)
_RESPOND = (1.0, 4.0, 8.0, 16.0, 24.0, 34.0, 60.0, 130.0)
_REPLY = (0.5, 2.0, 6.0, 16.0, 48.0)


@dataclass(frozen=True, slots=True)
class Delays:
    """Working hours of the office between one step and the next; a working day has eight."""

    verify: float
    ask: float
    reply: float
    forward: float
    accept: float
    respond: float
    close: float
    reopen: float
    respond_again: float


def throw_delays(dice: Dice) -> Delays:
    """Throw how long every step would take, whether or not the story gets there."""
    return Delays(
        verify=dice.along(_VERIFY),
        ask=dice.along(_FORWARD),
        reply=dice.along(_REPLY),
        forward=dice.along(_FORWARD),
        accept=dice.along(_ACCEPT),
        respond=dice.along(_RESPOND),
        close=dice.along(_REPLY),
        reopen=dice.along(_REPLY),
        respond_again=dice.along(_ACCEPT),
    )


def filing_moments(*, count: int, until: date, zone: tzinfo, spread: Spread, dice: Dice) -> list[datetime]:
    """Give the moments of `count` filings in the year before `until`, oldest first, a tenth in its last two weeks.

    Weekdays and hours follow the spread; there are somewhat more towards the end.
    """
    days = [until - timedelta(days=back) for back in range(YEAR_DAYS, 0, -1)]
    recent = round(count * RECENT_SHARE)
    chosen = _days(days, count=count - recent, spread=spread, dice=dice)
    chosen += _days(days[-RECENT_DAYS:], count=recent, spread=spread, dice=dice)
    return sorted(_moment(day, zone=zone, spread=spread, dice=dice) for day in chosen)


def calendar_days(working_hours: Sequence[float]) -> float:
    """Guess how many calendar days these working hours last, holidays included."""
    return sum(working_hours) / 8 * 1.6 + 0.4 * len(working_hours)


def _days(days: Sequence[date], *, count: int, spread: Spread, dice: Dice) -> list[date]:
    weights = {day: spread.weekday[day.weekday()] * (0.8 + 0.4 * n / len(days)) for n, day in enumerate(days)}
    return [dice.weighted(weights) for _ in range(count)]


def _moment(day: date, *, zone: tzinfo, spread: Spread, dice: Dice) -> datetime:
    hour = dice.weighted(dict(enumerate(spread.hour_utc)))
    minute, second = dice.whole(0, high=59), dice.whole(0, high=59)
    local = datetime.combine(day, time(hour, minute, second), tzinfo=UTC).astimezone(zone)
    return datetime.combine(day, local.time(), tzinfo=zone)
