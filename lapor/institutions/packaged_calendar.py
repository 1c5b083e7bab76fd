"""Holidays and time zones that come with the product, for use before or without an installation. Pure."""

import csv
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

import holidays

from lapor.kit.calendars import FIVE_DAYS, WorkCalendar

HolidayKind = Literal["holiday", "collective_leave"]

PACKAGED_YEARS = range(2020, 2041)
SEED = Path(__file__).resolve().parents[2] / "seed" / "time_zones.csv"

_ESTIMATED = "(perkiraan)"


class UnknownZone(LookupError):
    """The code begins with no province that has a time zone."""


def packaged_holidays(years: Iterable[int]) -> dict[date, tuple[str, HolidayKind]]:
    """National holidays and collective leave (cuti bersama) of these years, in order: day → name and kind.

    Names are Indonesian; a moon-dependent day that is not decreed yet carries `(perkiraan)` in its name.
    Days on a weekend are listed too. Source: the `holidays` package, after the yearly joint decrees.
    """
    wanted = tuple(years)
    found: dict[date, tuple[str, HolidayKind]] = {}
    for category, kind in _CATEGORIES:
        named = holidays.country_holidays("ID", years=wanted, categories=(category,), language="id", expand=False)
        found |= {day: (name, kind) for day, name in named.items()}
    return dict(sorted(found.items()))


def is_estimated(name: str) -> bool:
    """Whether the day of a packaged holiday is an estimate."""
    return _ESTIMATED in name


def packaged_calendar(zone: str, *, years: Iterable[int] = PACKAGED_YEARS) -> WorkCalendar:
    """A five-day week with the packaged holidays and collective leave of these years, in this zone."""
    names = {day: name for day, (name, _kind) in packaged_holidays(years).items()}
    return WorkCalendar(zone=zone, weekdays=FIVE_DAYS, holidays=names)


def years_without_collective_leave(years: Iterable[int]) -> tuple[int, ...]:
    """Those of the years for which no collective leave is known yet, in order: dates in them may still move."""
    wanted = sorted(set(years))
    known = {day.year for day, (_name, kind) in packaged_holidays(wanted).items() if kind == "collective_leave"}
    return tuple(year for year in wanted if year not in known)


def zone_of(region_code: str) -> str:
    """The IANA zone of a region by the province in its Kemendagri code. Raises UnknownZone."""
    province = region_code.strip()[:2]
    try:
        return _zones()[province]
    except KeyError as error:
        raise UnknownZone(province) from error


# Public holidays come last: they name a day on which both fall.
_CATEGORIES: tuple[tuple[str, HolidayKind], ...] = (("government", "collective_leave"), ("public", "holiday"))


@cache
def _zones() -> dict[str, str]:
    with SEED.open(encoding="utf-8", newline="") as rows:
        return {row["province"]: row["zone"] for row in csv.DictReader(rows)}
