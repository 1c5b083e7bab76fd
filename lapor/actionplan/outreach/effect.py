"""Whether a visit moved anything: reports in the ninety days before and after a village's first one. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

SPAN = timedelta(days=90)

TOO_EARLY, BEFORE_SERVICE, MEASURED = "too_early", "before_service", "measured"


@dataclass(frozen=True, kw_only=True)
class VillageEffect:
    """One village that was visited. `people` is None where nobody loaded its population; counts are 0 unless measured."""

    code: str
    first_on: date
    standing: str
    before: int = 0
    after: int = 0
    people: int | None = None


@dataclass(frozen=True, kw_only=True)
class Effect:
    """The sum: villages with population, their people and reports; and beside them those without."""

    villages: int
    people: int
    before: int
    after: int
    unknown_villages: int
    unknown_before: int
    unknown_after: int


def standing_of(first_on: date, *, began_on: date | None, today: date) -> str:
    """Whether the two spans of a village can be compared on that day."""
    if first_on + SPAN > today:
        return TOO_EARLY
    return BEFORE_SERVICE if began_on is None or first_on - SPAN < began_on else MEASURED


def summed(villages: Iterable[VillageEffect]) -> Effect:
    """Only what is measured counts; a rate needs the people behind its reports, so villages without are summed apart."""
    measured = [each for each in villages if each.standing == MEASURED]
    known = [each for each in measured if each.people]
    unknown = [each for each in measured if not each.people]
    return Effect(
        villages=len(known),
        people=sum(each.people or 0 for each in known),
        before=sum(each.before for each in known),
        after=sum(each.after for each in known),
        unknown_villages=len(unknown),
        unknown_before=sum(each.before for each in unknown),
        unknown_after=sum(each.after for each in unknown),
    )


def rate(reports: int, *, people: int | None) -> float | None:
    """Reports per thousand people, to two places; None without people."""
    return round(reports * 1000 / people, 2) if people else None
