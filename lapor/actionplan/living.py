"""What living indicators say: the registered figure itself, asked for the quarter. No query of its own, so that it cannot disagree."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from uuid import UUID

from lapor.actionplan.content import RUNNING
from lapor.actionplan.models import ActionPlan, PlanIndicator
from lapor.actionplan.quarters import Quarter
from lapor.kit.figures import FigureAsk
from lapor.statistics.registry import measured
from lapor.statistics.shapes import ShownFigure


def ask_of(tenant: UUID, *, gathers: str, plan_since: date, quarter: Quarter, today: date) -> FigureAsk:
    """What is asked: the year up to the quarter's end, or the plan up to it; of a quarter that is over, what was known at its end.

    So a quarter's value stays what it was when the quarter ended, and that of the running year is what the dashboard shows now.
    """
    since = plan_since if gathers == RUNNING else date(quarter.year, 1, 1)
    is_over = quarter.last_day < today
    until = quarter.last_day if is_over else today
    return FigureAsk(tenant=tenant, since=since, until=until, known_on=quarter.last_day if is_over else None)


def figure_of(indicator: PlanIndicator, *, plan: ActionPlan, quarter: Quarter, today: date) -> ShownFigure:
    """The figure of a living indicator for a quarter, under the version of its end. Costs what the figure costs."""
    ask = ask_of(plan.tenant_id, gathers=indicator.gathers, plan_since=plan.since_on, quarter=quarter, today=today)
    return measured(indicator.figure, ask=ask)


def living_values(
    indicator: PlanIndicator, *, plan: ActionPlan, quarters: Iterable[Quarter], today: date
) -> dict[Quarter, Decimal | None]:
    """The figure by quarter; None where there is nothing to show."""
    found: dict[Quarter, Decimal | None] = {}
    for quarter in quarters:
        value = figure_of(indicator, plan=plan, quarter=quarter, today=today).value
        found[quarter] = Decimal(str(value)) if value is not None else None
    return found
