"""What changes from one content of a plan to another, one value at a time. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from lapor.actionplan.content import ActivityContent, IndicatorContent, PlanContent, by_code, number_text
from lapor.actionplan.quarters import Quarter

PLAN, STRATEGY, ACTIVITY, INDICATOR, TARGET = "plan", "strategy", "activity", "indicator", "target"
KINDS = (PLAN, STRATEGY, ACTIVITY, INDICATOR, TARGET)
WHOLE = "whole"

Key = tuple[str, str, str]


@dataclass(frozen=True, kw_only=True)
class Change:
    """One value that differs: of which thing, which field (or, for a target, which quarter), from what to what.

    The field `whole` means that the thing came (`before` is None) or went (`after` is None), with its name.
    """

    kind: str
    code: str
    field: str
    before: str | None
    after: str | None


def changes_between(before: PlanContent, *, after: PlanContent) -> list[Change]:
    """Every difference, in the order of the plan. A thing that comes or goes is one change, not one for each of its fields."""
    old, new = _flat(before), _flat(after)
    return [
        Change(
            kind=kind, code=code, field=field, before=old.get((kind, code, field)), after=new.get((kind, code, field))
        )
        for kind, code, field in sorted({*old, *new}, key=_order)
        if old.get((kind, code, field)) != new.get((kind, code, field)) and _stands(kind, code, field, old=old, new=new)
    ]


def _stands(kind: str, code: str, field: str, *, old: Mapping[Key, str], new: Mapping[Key, str]) -> bool:
    """A field only counts by itself where its thing is there before and after."""
    if field == WHOLE:
        return ((kind, code, WHOLE) in old) != ((kind, code, WHOLE) in new)
    owner = (INDICATOR, code, WHOLE) if kind == TARGET else (kind, code, WHOLE)
    return owner in old and owner in new


def _order(key: Key) -> tuple[object, ...]:
    kind, code, field = key
    return (by_code(code) if code else (), KINDS.index(kind), field != WHOLE, field)


def _flat(content: PlanContent) -> dict[Key, str]:
    values: dict[Key, str] = {
        (PLAN, "", WHOLE): content.title,
        (PLAN, "", "title"): content.title,
        (PLAN, "", "since_on"): content.since_on.isoformat(),
        (PLAN, "", "until_on"): content.until_on.isoformat(),
        (PLAN, "", "goal"): content.goal,
        (PLAN, "", "goal_source"): content.goal_source,
    }
    for strategy in content.strategies:
        values[STRATEGY, strategy.code, WHOLE] = values[STRATEGY, strategy.code, "name"] = strategy.name
        for activity in strategy.activities:
            values |= _of_activity(activity, strategy=strategy.code)
            for indicator in activity.indicators:
                values |= _of_indicator(indicator, activity=activity.code)
    return values


def _of_activity(each: ActivityContent, *, strategy: str) -> dict[Key, str]:
    fields = {
        WHOLE: each.name,
        "name": each.name,
        "strategy": strategy,
        "lead": each.lead,
        "supporting": "; ".join(each.supporting),
        "since_on": each.since_on.isoformat(),
        "until_on": each.until_on.isoformat(),
        "budget": str(each.budget),
        "budget_source": each.budget_source,
    }
    return {(ACTIVITY, each.code, field): value for field, value in fields.items()}


def _of_indicator(each: IndicatorContent, *, activity: str) -> dict[Key, str]:
    fields = {
        WHOLE: each.name,
        "name": each.name,
        "activity": activity,
        "unit": each.unit,
        "definition": each.definition,
        "source": each.source,
        "baseline": number_text(each.baseline) if each.baseline is not None else "",
        "direction": each.direction,
        "gathers": each.gathers,
        "figure": each.figure,
    }
    values = {(INDICATOR, each.code, field): value for field, value in fields.items()}
    targets = {(TARGET, each.code, Quarter(*key).name): number_text(value) for key, value in each.targets.items()}
    return values | targets
