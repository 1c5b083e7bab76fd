"""How an indicator, an activity and a plan stand, by rule. Pure.

The rule, as the plan's page shows it: the latest quarter that is over and has a target is looked at. Its target reached: on track; at
least the plan's `risk_per_cent` of it: at risk; less, or nothing entered `grace_days` after its end: late. The last target of
the plan reached: done; what is counted since the beginning is done as soon as that is reached. A figure without data is not judged.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from lapor.actionplan.content import DOWN, RUNNING, YEARLY, Targets
from lapor.actionplan.quarters import WHOLE_YEAR, Quarter

LATE, AT_RISK, NOT_BEGUN, ON_TRACK, DONE = "late", "at_risk", "not_begun", "on_track", "done"
STATUSES = (LATE, AT_RISK, NOT_BEGUN, ON_TRACK, DONE)
"""The worst first."""

Values = Mapping[Quarter, Decimal | None]
"""What was reached, by quarter; a quarter without anything entered is missing, one of a figure without data is None."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """What a plan says about judging: from which share of a target it is only at risk, and how long one may take to enter."""

    risk_per_cent: int = 75
    grace_days: int = 14


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How an indicator stands: against which target of which quarter, with what, and whether an entry is missing."""

    status: str
    quarter: Quarter | None = None
    target: Decimal | None = None
    value: Decimal | None = None
    is_missing: bool = False

    @property
    def per_cent(self) -> int | None:
        """The value in whole per cent of the target; None where there is nothing to divide."""
        if self.target is None or self.value is None or not self.target:
            return None
        return int((100 * self.value / self.target).to_integral_value())


def quarter_targets(targets: Targets) -> dict[Quarter, Decimal]:
    """The targets by quarter; a year that only has a whole one is due with its last quarter."""
    found = {Quarter(year, quarter): value for (year, quarter), value in targets.items() if quarter != WHOLE_YEAR}
    years = {quarter.year for quarter in found}
    for (year, quarter), value in targets.items():
        if quarter == WHOLE_YEAR and year not in years:
            found[Quarter(year, 4)] = value
    return dict(sorted(found.items()))


def gathered(values: Mapping[Quarter, Decimal], *, gathers: str) -> dict[Quarter, Decimal]:
    """Each quarter's value as it is compared: what is counted by quarter is added up within its year."""
    if gathers != YEARLY:
        return dict(values)
    found: dict[Quarter, Decimal] = {}
    for quarter in sorted(values):
        found[quarter] = sum(
            (values[each] for each in values if each.year == quarter.year and each <= quarter), Decimal(0)
        )
    return found


def standing_of(targets: Targets, *, values: Values, direction: str, gathers: str, rule: Rule, today: date) -> Standing:
    """How an indicator stands on a day."""
    planned = quarter_targets(targets)
    wanted = gathered(planned, gathers=gathers)
    reached = gathered({key: value for key, value in values.items() if value is not None}, gathers=gathers)
    due = [quarter for quarter in wanted if quarter.last_day < today]
    for quarter in reversed(due):
        known = [each for each in reached if each <= quarter and (gathers == RUNNING or each.year == quarter.year)]
        if quarter in reached:
            return _judged(
                quarter, wanted=wanted, value=reached[quarter], direction=direction, gathers=gathers, rule=rule
            )
        if quarter in values:
            return Standing(status=NOT_BEGUN, quarter=quarter, target=wanted[quarter])
        if today > quarter.last_day + timedelta(days=rule.grace_days):
            value = reached[max(known)] if known else None
            return Standing(status=LATE, quarter=quarter, target=wanted[quarter], value=value, is_missing=True)
    return Standing(status=NOT_BEGUN)


def status_of_activity(standings: Iterable[Standing], *, since_on: date, until_on: date, today: date) -> str:
    """The worst of its indicators; without any, by its days alone."""
    statuses = [each.status for each in standings]
    if statuses:
        return worst(statuses)
    if today > until_on:
        return LATE
    return ON_TRACK if today >= since_on else NOT_BEGUN


def worst(statuses: Iterable[str]) -> str:
    """The worst of them; what has not begun only counts when nothing has."""
    found = set(statuses)
    begun = found - {NOT_BEGUN}
    return min(begun or found or {NOT_BEGUN}, key=STATUSES.index)


def _judged(
    quarter: Quarter, *, wanted: Mapping[Quarter, Decimal], value: Decimal, direction: str, gathers: str, rule: Rule
) -> Standing:
    target, last = wanted[quarter], max(wanted)
    status = LATE
    if _is_reached(value, target=target, direction=direction):
        is_done = quarter == last or (
            gathers == RUNNING and _is_reached(value, target=wanted[last], direction=direction)
        )
        status = DONE if is_done else ON_TRACK
    elif _share(value, target=target, direction=direction) * 100 >= rule.risk_per_cent:
        status = AT_RISK
    return Standing(status=status, quarter=quarter, target=target, value=value)


def _is_reached(value: Decimal, *, target: Decimal, direction: str) -> bool:
    return value <= target if direction == DOWN else value >= target


def _share(value: Decimal, *, target: Decimal, direction: str) -> Decimal:
    above, below = (target, value) if direction == DOWN else (value, target)
    return above / below if below else Decimal(0)
