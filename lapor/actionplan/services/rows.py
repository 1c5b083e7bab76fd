"""From a plan's content to its rows. Things keep their rows by code, so that what was reached stays with them."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from lapor.actionplan.content import ActivityContent, IndicatorContent, PlanContent
from lapor.actionplan.models import ActionPlan, PlanActivity, PlanIndicator, PlanStrategy, PlanTarget
from lapor.kit.ids import new_id

Row = TypeVar("Row", PlanStrategy, PlanActivity, PlanIndicator)
_ACTIVITY_FIELDS = ("strategy", "name", "lead", "supporting", "since_on", "until_on", "budget", "budget_source")
_INDICATOR_FIELDS = (
    *("activity", "name", "unit", "definition", "source"),
    *("baseline", "direction", "gathers", "figure"),
)


def write_rows(plan: ActionPlan, *, content: PlanContent, at: datetime) -> None:
    """Write every row as the content says and drop those that it does not name. At most 14 statements at any size."""
    strategies = _known(PlanStrategy.objects.filter(plan=plan, dropped_at=None))
    activities = _known(PlanActivity.objects.filter(plan=plan, dropped_at=None))
    indicators = _known(PlanIndicator.objects.filter(plan=plan, dropped_at=None))
    _drop(indicators, kept={each.code for each in content.indicators()}, at=at)
    _drop(activities, kept={each.code for each in content.activities()}, at=at)
    _drop(strategies, kept={each.code for each in content.strategies}, at=at)
    for strategy in content.strategies:
        row = strategies.setdefault(strategy.code, PlanStrategy(id=new_id(), plan=plan, code=strategy.code))
        row.name = strategy.name
        for activity in strategy.activities:
            held = activities.setdefault(activity.code, PlanActivity(id=new_id(), plan=plan, code=activity.code))
            _fill_activity(held, activity=activity, strategy=row)
            for each in activity.indicators:
                one = indicators.setdefault(each.code, PlanIndicator(id=new_id(), plan=plan, code=each.code))
                _fill_indicator(one, indicator=each, activity=held)
    _put(PlanStrategy, rows=strategies.values(), fields=("name",))
    _put(PlanActivity, rows=activities.values(), fields=_ACTIVITY_FIELDS)
    _put(PlanIndicator, rows=indicators.values(), fields=_INDICATOR_FIELDS)
    _put_targets(plan, content=content, indicators=indicators)


def _known(rows: Iterable[Row]) -> dict[str, Row]:
    return {row.code: row for row in rows}


def _drop(rows: dict[str, Row], *, kept: set[str], at: datetime) -> None:
    gone = [code for code in rows if code not in kept]
    if gone:
        model = type(rows[gone[0]])
        model.objects.filter(pk__in=[rows[code].pk for code in gone]).update(dropped_at=at)
    for code in gone:
        del rows[code]


def _fill_activity(row: PlanActivity, *, activity: ActivityContent, strategy: PlanStrategy) -> None:
    row.strategy, row.name, row.lead_id = strategy, activity.name, UUID(activity.lead)
    row.supporting = list(activity.supporting)
    row.since_on, row.until_on = activity.since_on, activity.until_on
    row.budget, row.budget_source = activity.budget, activity.budget_source


def _fill_indicator(row: PlanIndicator, *, indicator: IndicatorContent, activity: PlanActivity) -> None:
    row.activity = activity
    for field in _INDICATOR_FIELDS[1:]:
        setattr(row, field, getattr(indicator, field))


def _put(model: type[Row], *, rows: Iterable[Row], fields: tuple[str, ...]) -> None:
    held = list(rows)
    new = [row for row in held if row._state.adding]
    old = [row for row in held if not row._state.adding]
    if new:
        model.objects.bulk_create(new)
    if old:
        model.objects.bulk_update(old, fields)


def _put_targets(plan: ActionPlan, *, content: PlanContent, indicators: Mapping[str, PlanIndicator]) -> None:
    """Targets have no life of their own: all are written anew; their past lies in the events and the frozen versions."""
    PlanTarget.objects.filter(indicator__plan=plan).delete()
    PlanTarget.objects.bulk_create(
        [
            PlanTarget(indicator=indicators[each.code], year=year, quarter=quarter, value=value)
            for each in content.indicators()
            for (year, quarter), value in each.targets.items()
        ],
        batch_size=200,
    )
