"""A plan's content from the template: offices by kind, targets split over the quarters. Reads institutions only."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from lapor.actionplan.content import (
    LEVEL,
    YEARLY,
    ActivityContent,
    IndicatorContent,
    PlanContent,
    StrategyContent,
)
from lapor.institutions import queries as institutions
from lapor.institutions.queries import Directory
from seed.plans import TemplateActivity, TemplateIndicator, plan_template


def empty_content(*, title: str, since_on: date, until_on: date, goal: str = "", goal_source: str = "") -> PlanContent:
    """A plan that says nothing yet."""
    return PlanContent(
        title=title, since_on=since_on, until_on=until_on, goal=goal, goal_source=goal_source, strategies=()
    )


def template_content(blank: PlanContent, *, tenant: UUID) -> PlanContent:
    """The template's strategies for the period of a blank plan. Offices that the tenant lacks fall to its coordinator."""
    directory = institutions.directory(tenant)
    strategies = tuple(
        StrategyContent(
            code=strategy.code,
            name=strategy.name,
            activities=tuple(_activity(each, plan=blank, directory=directory) for each in strategy.activities),
        )
        for strategy in plan_template()
    )
    return replace(blank, strategies=strategies)


def quarter_split(
    values: Sequence[Decimal], *, first_year: int, gathers: str, baseline: Decimal
) -> dict[tuple[int, int], Decimal]:
    """Targets of years as targets of years and quarters, in whole numbers.

    What is counted by quarter is shared out, the rest with the last quarter; everything else moves in even steps from the year before.
    """
    found: dict[tuple[int, int], Decimal] = {}
    before = baseline
    for year, value in enumerate(values, start=first_year):
        found[year, 0] = value
        for quarter in (1, 2, 3, 4):
            if gathers == YEARLY:
                share = value // 4
                found[year, quarter] = value - 3 * share if quarter == 4 else share
            else:
                found[year, quarter] = _whole(before + (value - before) * quarter / 4)
        before = value
    return found


def _activity(each: TemplateActivity, *, plan: PlanContent, directory: Directory) -> ActivityContent:
    leads = _offices(each.lead, directory=directory) or [directory.on_duty(institutions.COORDINATOR).id]
    lead = leads[0] if len(leads) == 1 else directory.on_duty(institutions.COORDINATOR).id
    kinds = [each.lead, *each.supporting] if len(leads) > 1 else each.supporting
    supporting = [key for kind in kinds for key in _offices(kind, directory=directory) if key != lead]
    last_year = plan.until_on.year
    first = min(plan.since_on.year + each.first_year - 1, last_year)
    last = min(plan.since_on.year + each.last_year - 1, last_year)
    return ActivityContent(
        code=each.code,
        name=each.name,
        lead=str(lead),
        supporting=tuple(str(key) for key in dict.fromkeys(supporting)),
        since_on=max(date(first, 1, 1), plan.since_on),
        until_on=min(date(last, 12, 31), plan.until_on),
        budget=each.budget,
        budget_source=each.budget_source,
        indicators=tuple(_indicator(one, plan=plan) for one in each.indicators),
    )


def _indicator(each: TemplateIndicator, *, plan: PlanContent) -> IndicatorContent:
    baseline = Decimal(each.baseline)
    years = range(plan.since_on.year, plan.until_on.year + 1)
    values = [Decimal(each.targets[min(place, len(each.targets) - 1)]) for place, _year in enumerate(years)]
    start = values[0] if each.gathers == LEVEL and not baseline else baseline
    return IndicatorContent(
        code=each.code,
        name=each.name,
        unit=each.unit,
        definition=each.definition,
        source=each.source,
        baseline=baseline,
        direction=each.direction,
        gathers=each.gathers,
        figure=each.figure,
        targets=quarter_split(values, first_year=plan.since_on.year, gathers=each.gathers, baseline=start),
    )


def _offices(kind: str, *, directory: Directory) -> list[UUID]:
    return [office.id for office in directory.active() if office.kind == kind]


def _whole(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1), rounding=ROUND_HALF_UP)
