"""Reads a whole plan with how everything in it stands. Whoever shows it has read the plan through `queries`."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from uuid import UUID

from lapor.actionplan.content import by_code
from lapor.actionplan.living import living_values
from lapor.actionplan.models import ActionPlan, PlanActivity, PlanIndicator, PlanStrategy, PlanTarget, Realisation
from lapor.actionplan.progress import Rule, Standing, quarter_targets, standing_of, status_of_activity
from lapor.actionplan.quarters import Quarter
from lapor.actionplan.tree import Activity, Indicator, PlanTree, Reached, Strategy


def tree_of(plan: ActionPlan, *, today: date) -> PlanTree:
    """The plan on a day. 5 statements and those of the figures behind living indicators, which are remembered."""
    rule = Rule(risk_per_cent=plan.risk_per_cent, grace_days=plan.grace_days)
    targets, reached = _targets(plan), _reached(plan)
    indicators: dict[UUID, list[Indicator]] = {}
    for row in PlanIndicator.objects.filter(plan=plan, dropped_at=None):
        indicators.setdefault(row.activity_id, []).append(
            _indicator(
                row, plan=plan, targets=targets.get(row.id, {}), reached=reached.get(row.id, {}), rule=rule, today=today
            )
        )
    activities: dict[UUID, list[Activity]] = {}
    for activity in sorted(PlanActivity.objects.filter(plan=plan, dropped_at=None), key=lambda row: by_code(row.code)):
        shown = _activity(activity, indicators=indicators.get(activity.id, []), today=today)
        activities.setdefault(activity.strategy_id, []).append(shown)
    strategies = PlanStrategy.objects.filter(plan=plan, dropped_at=None)
    return PlanTree(
        id=plan.id,
        tenant=plan.tenant_id,
        title=plan.title,
        since_on=plan.since_on,
        until_on=plan.until_on,
        goal=plan.goal,
        goal_source=plan.goal_source,
        state=plan.state,
        version=plan.version,
        is_example=plan.is_example,
        rule=rule,
        today=today,
        strategies=tuple(
            Strategy(code=row.code, name=row.name, activities=tuple(activities.get(row.id, [])))
            for row in sorted(strategies, key=lambda each: by_code(each.code))
        ),
    )


def _indicator(
    row: PlanIndicator,
    *,
    plan: ActionPlan,
    targets: Mapping[tuple[int, int], Decimal],
    reached: Mapping[Quarter, Reached],
    rule: Rule,
    today: date,
) -> Indicator:
    return Indicator(
        id=row.id,
        code=row.code,
        name=row.name,
        unit=row.unit,
        definition=row.definition,
        source=row.source,
        baseline=row.baseline,
        direction=row.direction,
        gathers=row.gathers,
        figure=row.figure,
        targets=targets,
        reached=reached,
        next_due=max((each for each in quarter_targets(targets) if each.last_day < today), default=None),
        standing=_standing(row, plan=plan, targets=targets, reached=reached, rule=rule, today=today),
    )


def _standing(
    row: PlanIndicator,
    *,
    plan: ActionPlan,
    targets: Mapping[tuple[int, int], Decimal],
    reached: Mapping[Quarter, Reached],
    rule: Rule,
    today: date,
) -> Standing:
    if row.figure:
        due = [quarter for quarter in quarter_targets(targets) if quarter.last_day < today]
        values = living_values(row, plan=plan, quarters=due[-1:], today=today)
    else:
        values = {quarter: each.value for quarter, each in reached.items() if each.value is not None}
    return standing_of(targets, values=values, direction=row.direction, gathers=row.gathers, rule=rule, today=today)


def _activity(row: PlanActivity, *, indicators: list[Indicator], today: date) -> Activity:
    ordered = tuple(sorted(indicators, key=lambda each: by_code(each.code)))
    standings = [each.standing for each in ordered]
    return Activity(
        id=row.id,
        code=row.code,
        name=row.name,
        lead=row.lead_id,
        supporting=tuple(UUID(key) for key in row.supporting),
        since_on=row.since_on,
        until_on=row.until_on,
        budget=row.budget,
        budget_source=row.budget_source,
        status=status_of_activity(standings, since_on=row.since_on, until_on=row.until_on, today=today),
        indicators=ordered,
    )


def _targets(plan: ActionPlan) -> dict[UUID, dict[tuple[int, int], Decimal]]:
    found: dict[UUID, dict[tuple[int, int], Decimal]] = {}
    rows = PlanTarget.objects.filter(indicator__plan=plan, indicator__dropped_at=None)
    for indicator, year, quarter, value in rows.values_list("indicator_id", "year", "quarter", "value"):
        found.setdefault(indicator, {})[year, quarter] = value
    return found


def _reached(plan: ActionPlan) -> dict[UUID, dict[Quarter, Reached]]:
    found: dict[UUID, dict[Quarter, Reached]] = {}
    for row in Realisation.objects.filter(indicator__plan=plan, replaced_at=None):
        quarter = Quarter(row.year, row.quarter)
        found.setdefault(row.indicator_id, {})[quarter] = Reached(
            id=row.id,
            quarter=quarter,
            value=row.value,
            document=row.document,
            has_files=row.has_files,
            obstacle=row.obstacle,
            next_step=row.next_step,
            entered_at=row.entered_at,
        )
    return found
