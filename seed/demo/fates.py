"""What becomes of invented reports: final states by share, the open ones among the newest, none faster than time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from seed.demo.dice import Dice, shares
from seed.demo.when import Delays, calendar_days

OUTCOMES = (
    *("received", "waiting", "forwarded", "in_progress", "responded", "silent_close", "closed_by_reporter"),
    *("reopened", "reopened_then_closed", "archived", "not_completed", "withdrawn", "merged"),
)
OPEN_OUTCOMES = ("waiting", "forwarded", "in_progress", "responded")
ANSWERED_OUTCOMES = ("responded", "silent_close", "closed_by_reporter", "reopened", "reopened_then_closed")
OPEN_WINDOW_DAYS = 40
SILENT_CLOSE_HOURS = 80.0
COMPLETION_DAYS = 28
SECOND_ROUND_DAYS = 60


@dataclass(frozen=True, slots=True)
class Fate:
    """How a story ends, and how many days it has had for that."""

    outcome: str
    age_days: float

    @property
    def is_answered(self) -> bool:
        """Whether an office has responded."""
        return self.outcome in ANSWERED_OUTCOMES

    @property
    def is_reopened(self) -> bool:
        """Whether the reporter said that it was not done."""
        return self.outcome.startswith("reopened")

    @property
    def is_verified(self) -> bool:
        """Whether a coordinator let it through, so that others can read it."""
        return self.is_answered or self.outcome in ("forwarded", "in_progress")


def throw_fates(moments: Sequence[datetime], *, outcomes: Mapping[str, float], until: date, dice: Dice) -> list[Fate]:
    """Give each filing its end: cases that are still open are among the newest, the rest by chance."""
    ends = shares(outcomes, count=len(moments))
    open_ends = dice.shuffled([end for end in ends if end in OPEN_OUTCOMES])
    other_ends = dice.shuffled([end for end in ends if end not in OPEN_OUTCOMES])
    ages = [_age(moment, until=until) for moment in moments]
    newest_first = dice.shuffled([place for place, age in enumerate(ages) if age <= OPEN_WINDOW_DAYS])
    rest = dice.shuffled([place for place, age in enumerate(ages) if age > OPEN_WINDOW_DAYS])
    order = [*newest_first, *rest]
    chosen = dict(zip(order, [*open_ends, *other_ends], strict=True))
    return [Fate(outcome=chosen[place], age_days=age) for place, age in enumerate(ages)]


def settle(fate: Fate, *, delays: Delays, dice: Dice) -> Fate:
    """Bring a fate down to what the time since filing allows."""
    if fate.outcome == "waiting" and fate.age_days > COMPLETION_DAYS:
        return Fate(outcome="not_completed", age_days=fate.age_days)
    if fate.outcome == "not_completed" and fate.age_days < COMPLETION_DAYS + 10:
        return settle(Fate(outcome="waiting", age_days=fate.age_days), delays=delays, dice=dice)
    if fate.outcome == "reopened" and fate.age_days > SECOND_ROUND_DAYS:
        return settle(Fate(outcome="reopened_then_closed", age_days=fate.age_days), delays=delays, dice=dice)
    for outcome in (fate.outcome, "responded", "in_progress", "forwarded"):
        if calendar_days(_hours(outcome, delays=delays)) <= fate.age_days:
            return Fate(outcome=outcome, age_days=fate.age_days)
    return Fate(outcome="received", age_days=fate.age_days)


def _age(moment: datetime, *, until: date) -> float:
    end = datetime.combine(until, time(8), tzinfo=moment.tzinfo)
    return (end - moment).total_seconds() / 86_400


def _hours(outcome: str, *, delays: Delays) -> list[float]:
    if outcome in ("archived", "merged", "withdrawn"):
        return [delays.verify]
    if outcome in ("waiting", "not_completed"):
        return [delays.verify, delays.ask]
    way = [delays.verify, delays.forward]
    if outcome == "forwarded":
        return way
    way += [delays.accept]
    if outcome == "in_progress":
        return way
    way += [delays.respond, delays.reply]
    return way + _end_hours(outcome, delays=delays)


def _end_hours(outcome: str, *, delays: Delays) -> list[float]:
    return {
        "silent_close": [SILENT_CLOSE_HOURS],
        "closed_by_reporter": [delays.close],
        "reopened": [delays.reopen],
        "reopened_then_closed": [delays.reopen, delays.respond_again, SILENT_CLOSE_HOURS],
    }.get(outcome, [])
