"""All reads of plans. Everybody reads plans in force; drafts are for the tenant's own officers."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Max, QuerySet

from lapor.actionplan.check import Known
from lapor.actionplan.content import ActivityContent, IndicatorContent, PlanContent, StrategyContent, by_code
from lapor.actionplan.errors import PlanChangedMeanwhile, UnknownPlan
from lapor.actionplan.models import (
    ActionPlan,
    PlanActivity,
    PlanIndicator,
    PlanReminder,
    PlanStrategy,
    PlanTarget,
    PlanVersion,
    Realisation,
)
from lapor.actionplan.quarters import Quarter
from lapor.institutions import queries as institutions
from lapor.kit.actors import Actor
from lapor.statistics.registry import measured_names


@dataclass(frozen=True, kw_only=True)
class PlanLine:
    """A plan in a list."""

    id: UUID
    title: str
    since_on: date
    until_on: date
    state: str
    is_example: bool


def stream_of(plan: ActionPlan) -> str:
    """The stream on which the plan's events lie: that of its institution."""
    return f"institution/{plan.tenant_id}"


def plans_in_force(tenant: UUID) -> list[PlanLine]:
    """The plans that everybody may read, newest period first. 1 statement."""
    return _lines(ActionPlan.objects.filter(tenant_id=tenant, state=ActionPlan.State.IN_FORCE))


def plans_visible_to(actor: Actor) -> list[PlanLine]:
    """The plans of the tenants in which the actor works, drafts too. 1 statement."""
    return _lines(ActionPlan.objects.filter(tenant_id__in={grant.tenant for grant in actor.grants}))


def public_plan(plan: UUID) -> ActionPlan:
    """A plan in force. 1 statement. Raises UnknownPlan."""
    return _found(ActionPlan.objects.filter(pk=plan, state=ActionPlan.State.IN_FORCE))


def current_plan(tenant: UUID, *, today: date) -> ActionPlan | None:
    """The plan in force whose period holds the day, else the newest one. 1 statement."""
    rows = list(
        ActionPlan.objects.filter(tenant_id=tenant, state=ActionPlan.State.IN_FORCE).order_by("-since_on", "id")
    )
    holding = [row for row in rows if row.since_on <= today <= row.until_on]
    return next(iter(holding or rows), None)


def plan_for(actor: Actor, *, plan: UUID) -> ActionPlan:
    """A plan of a tenant in which the actor works. 1 statement. Raises UnknownPlan."""
    return _found(ActionPlan.objects.filter(pk=plan, tenant_id__in={grant.tenant for grant in actor.grants}))


def lock(plan: UUID, *, seen: int | None = None) -> ActionPlan:
    """The plan, locked. Raises UnknownPlan, and PlanChangedMeanwhile when its version is no longer the one seen."""
    found = _found(ActionPlan.objects.select_for_update().filter(pk=plan))
    if seen is not None and seen != found.version:
        raise PlanChangedMeanwhile
    return found


def indicators_with(codes: Collection[str], *, plan: ActionPlan) -> list[PlanIndicator]:
    """The plan's indicators with these codes, with their activities, by code. 1 statement."""
    rows = PlanIndicator.objects.filter(plan=plan, code__in=list(codes), dropped_at=None).select_related("activity")
    return sorted(rows, key=lambda row: by_code(row.code))


def known_of(tenant: UUID) -> Known:
    """What a plan of this tenant may name. Remembered."""
    offices = {str(office.id) for office in institutions.directory(tenant).active()}
    return Known(offices=offices, figures=frozenset(measured_names()))


def entered_codes(plan: ActionPlan) -> set[str]:
    """The indicators for which a value was entered, by code. 1 statement."""
    rows = Realisation.objects.filter(indicator__plan=plan, replaced_at=None, value__isnull=False)
    return set(rows.values_list("indicator__code", flat=True))


def reminded(plan: ActionPlan, *, quarter: Quarter, stage: int) -> set[UUID]:
    """The officers who got that reminder about the quarter. 1 statement."""
    rows = PlanReminder.objects.filter(plan=plan, year=quarter.year, quarter=quarter.number, stage=stage)
    return set(rows.values_list("person_id", flat=True))


def newest_number(plan: ActionPlan) -> int:
    """The number of the newest frozen version; 0 before the first. 1 statement."""
    return PlanVersion.objects.filter(plan=plan).aggregate(newest=Max("number"))["newest"] or 0


def versions_of(plan: ActionPlan) -> list[PlanVersion]:
    """The frozen versions, newest first. 1 statement."""
    return list(PlanVersion.objects.filter(plan=plan).order_by("-number"))


def content_of(plan: ActionPlan) -> PlanContent:
    """What the plan says now. 4 statements."""
    targets: dict[UUID, dict[tuple[int, int], Decimal]] = {}
    for indicator, year, quarter, value in PlanTarget.objects.filter(indicator__plan=plan).values_list(
        "indicator_id", "year", "quarter", "value"
    ):
        targets.setdefault(indicator, {})[year, quarter] = value
    indicators: dict[UUID, list[IndicatorContent]] = {}
    for one in PlanIndicator.objects.filter(plan=plan, dropped_at=None):
        indicators.setdefault(one.activity_id, []).append(_indicator(one, targets=targets.get(one.id, {})))
    activities: dict[UUID, list[ActivityContent]] = {}
    for row in PlanActivity.objects.filter(plan=plan, dropped_at=None):
        activities.setdefault(row.strategy_id, []).append(_activity(row, indicators=indicators.get(row.id, [])))
    strategies = [
        StrategyContent(code=each.code, name=each.name, activities=_in_order(activities.get(each.id, [])))
        for each in PlanStrategy.objects.filter(plan=plan, dropped_at=None)
    ]
    return PlanContent(
        title=plan.title,
        since_on=plan.since_on,
        until_on=plan.until_on,
        goal=plan.goal,
        goal_source=plan.goal_source,
        strategies=tuple(sorted(strategies, key=lambda each: by_code(each.code))),
    )


def _in_order(activities: list[ActivityContent]) -> tuple[ActivityContent, ...]:
    return tuple(sorted(activities, key=lambda each: by_code(each.code)))


def _activity(row: PlanActivity, *, indicators: list[IndicatorContent]) -> ActivityContent:
    return ActivityContent(
        code=row.code,
        name=row.name,
        lead=str(row.lead_id),
        supporting=tuple(row.supporting),
        since_on=row.since_on,
        until_on=row.until_on,
        budget=row.budget,
        budget_source=row.budget_source,
        indicators=tuple(sorted(indicators, key=lambda each: by_code(each.code))),
    )


def _indicator(row: PlanIndicator, *, targets: Mapping[tuple[int, int], Decimal]) -> IndicatorContent:
    return IndicatorContent(
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
    )


def _lines(rows: QuerySet[ActionPlan]) -> list[PlanLine]:
    return [
        PlanLine(
            id=row.id,
            title=row.title,
            since_on=row.since_on,
            until_on=row.until_on,
            state=row.state,
            is_example=row.is_example,
        )
        for row in rows.order_by("-since_on", "-id")
    ]


def _found(rows: QuerySet[ActionPlan]) -> ActionPlan:
    found = rows.first()
    if found is None:
        raise UnknownPlan
    return found
