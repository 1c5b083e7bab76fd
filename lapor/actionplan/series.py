"""An indicator over time: each quarter with its target, what was reached, and the entry behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lapor.actionplan.content import RUNNING
from lapor.actionplan.living import ask_of
from lapor.actionplan.progress import quarter_targets
from lapor.actionplan.quarters import Quarter, quarter_of, quarters_between
from lapor.actionplan.tree import Indicator, PlanTree, Reached
from lapor.statistics.queries import years_with_figures
from lapor.statistics.registry import measured


@dataclass(frozen=True, kw_only=True)
class Point:
    """One quarter. `count` of `of` where the figure behind it is a share; `is_running` while the quarter is not over."""

    quarter: Quarter
    target: Decimal | None
    value: Decimal | None
    count: int | None = None
    of: int | None = None
    reached: Reached | None = None
    is_running: bool = False


def series_of(indicator: Indicator, *, tree: PlanTree) -> list[Point]:
    """Every quarter of the plan. Of a living indicator each quarter since there are data costs its figure; remembered."""
    values = _living(indicator, tree=tree) if indicator.figure else _entered(indicator)
    targets = quarter_targets(indicator.targets)
    found = []
    for quarter in quarters_between(tree.since_on, until=tree.until_on):
        value, count, of = values.get(quarter, (None, None, None))
        point = Point(
            quarter=quarter,
            target=targets.get(quarter),
            value=value,
            count=count,
            of=of,
            reached=indicator.reached.get(quarter),
            is_running=quarter == quarter_of(tree.today),
        )
        if point.target is not None or value is not None or point.reached is not None:
            found.append(point)
    return found


_Values = Mapping[Quarter, tuple[Decimal | None, int | None, int | None]]


def _entered(indicator: Indicator) -> _Values:
    return {quarter: (each.value, None, None) for quarter, each in indicator.reached.items()}


def _living(indicator: Indicator, *, tree: PlanTree) -> _Values:
    years = years_with_figures(tree.tenant)
    since = tree.since_on if indicator.gathers == RUNNING or not years else max(tree.since_on, date(years[-1], 1, 1))
    found: dict[Quarter, tuple[Decimal | None, int | None, int | None]] = {}
    for quarter in quarters_between(since, until=min(tree.today, tree.until_on)):
        ask = ask_of(
            tree.tenant, gathers=indicator.gathers, plan_since=tree.since_on, quarter=quarter, today=tree.today
        )
        shown = measured(indicator.figure, ask=ask)
        found[quarter] = (Decimal(str(shown.value)) if shown.value is not None else None, shown.count, shown.of)
    return found
