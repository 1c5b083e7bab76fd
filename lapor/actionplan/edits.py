"""One thing of a plan put, changed or dropped: content in, content out. Pure."""

from dataclasses import replace

from lapor.actionplan.content import ActivityContent, IndicatorContent, PlanContent, StrategyContent, by_code


def with_strategy(content: PlanContent, *, strategy: StrategyContent) -> PlanContent:
    """The plan with this strategy; one with the same code keeps its activities."""
    before = strategy_of(content, code=strategy.code)
    placed = replace(strategy, activities=before.activities) if before else strategy
    others = [each for each in content.strategies if each.code != strategy.code]
    return replace(content, strategies=tuple(sorted([*others, placed], key=lambda each: by_code(each.code))))


def with_activity(content: PlanContent, *, activity: ActivityContent) -> PlanContent:
    """The plan with this activity under the strategy that its code names; one with the same code keeps its indicators.

    Without such a strategy the plan stays as it is.
    """
    owner = strategy_of(content, code=activity.code.rpartition(".")[0])
    if owner is None:
        return content
    before = activity_of(content, code=activity.code)
    placed = replace(activity, indicators=before.indicators) if before else activity
    others = [each for each in owner.activities if each.code != activity.code]
    activities = tuple(sorted([*others, placed], key=lambda each: by_code(each.code)))
    return _with(content, strategy=replace(owner, activities=activities))


def with_indicator(content: PlanContent, *, indicator: IndicatorContent) -> PlanContent:
    """The plan with this indicator under the activity that its code names. Without such an activity it stays as it is."""
    owner = activity_of(content, code=indicator.code.rpartition(".")[0])
    if owner is None:
        return content
    others = [each for each in owner.indicators if each.code != indicator.code]
    indicators = tuple(sorted([*others, indicator], key=lambda each: by_code(each.code)))
    return _with_activity(content, activity=replace(owner, indicators=indicators))


def without(content: PlanContent, *, code: str) -> PlanContent:
    """The plan without the thing of that code and everything beneath it."""
    strategies = [
        replace(
            strategy,
            activities=tuple(
                replace(activity, indicators=tuple(each for each in activity.indicators if each.code != code))
                for activity in strategy.activities
                if activity.code != code
            ),
        )
        for strategy in content.strategies
        if strategy.code != code
    ]
    return replace(content, strategies=tuple(strategies))


def strategy_of(content: PlanContent, *, code: str) -> StrategyContent | None:
    """The strategy of that code."""
    return next((each for each in content.strategies if each.code == code), None)


def activity_of(content: PlanContent, *, code: str) -> ActivityContent | None:
    """The activity of that code."""
    return next((each for each in content.activities() if each.code == code), None)


def indicator_of(content: PlanContent, *, code: str) -> IndicatorContent | None:
    """The indicator of that code."""
    return next((each for each in content.indicators() if each.code == code), None)


def next_code(content: PlanContent, *, above: str = "") -> str:
    """The next free code of a strategy, or beneath a strategy or an activity."""
    codes = [
        *(each.code for each in content.strategies),
        *(each.code for each in content.activities()),
        *(each.code for each in content.indicators()),
    ]
    taken = [code.rpartition(".")[2] for code in codes if code.rpartition(".")[0] == above]
    number = max((int(last) for last in taken if last.isdigit()), default=0) + 1
    return f"{above}.{number}" if above else str(number)


def _with(content: PlanContent, *, strategy: StrategyContent) -> PlanContent:
    placed = tuple(strategy if each.code == strategy.code else each for each in content.strategies)
    return replace(content, strategies=placed)


def _with_activity(content: PlanContent, *, activity: ActivityContent) -> PlanContent:
    owner = strategy_of(content, code=activity.code.rpartition(".")[0])
    assert owner is not None
    placed = tuple(activity if each.code == activity.code else each for each in owner.activities)
    return _with(content, strategy=replace(owner, activities=placed))
