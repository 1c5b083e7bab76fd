"""The template of an action plan: six strategies with usual activities and indicators, our own words.

Offices are named by kind, years by their place in the plan, targets by year; budgets are examples for a whole plan.
Source of the structure: the six strategies of an action plan for managing complaints (domain notes of the project, part 8).
"""

from __future__ import annotations

from dataclasses import dataclass

from seed.tables import Row, SeedError, read_rows, require_unique

FILE = "plan_template.csv"
_COLUMNS = (
    *("kind", "code", "name", "lead", "supporting", "years", "budget", "budget_source"),
    *("unit", "definition", "source", "baseline", "direction", "gathers", "targets", "figure"),
)


@dataclass(frozen=True, slots=True)
class TemplateIndicator:
    """An indicator; `targets` is one number a year, the last one holds for longer plans."""

    code: str
    name: str
    unit: str
    definition: str
    source: str
    baseline: str
    direction: str
    gathers: str
    targets: tuple[str, ...]
    figure: str


@dataclass(frozen=True, slots=True)
class TemplateActivity:
    """An activity; offices by kind, `first_year` and `last_year` count from 1."""

    code: str
    name: str
    lead: str
    supporting: tuple[str, ...]
    first_year: int
    last_year: int
    budget: int
    budget_source: str
    indicators: tuple[TemplateIndicator, ...]


@dataclass(frozen=True, slots=True)
class TemplateStrategy:
    """A strategy with its activities."""

    code: str
    name: str
    activities: tuple[TemplateActivity, ...]


def plan_template() -> tuple[TemplateStrategy, ...]:
    """The strategies in order."""
    rows = list(read_rows(FILE, columns=_COLUMNS))
    require_unique((row.text("code") for row in rows), name=FILE)
    kinds = ("strategy", "activity", "indicator")
    found = {kind: [row for row in rows if row.choice("kind", among=kinds) == kind] for kind in kinds}
    activities = [_activity(row, indicators=_beneath(row, rows=found["indicator"])) for row in found["activity"]]
    strategies = tuple(
        TemplateStrategy(
            code=row.text("code"),
            name=row.text("name"),
            activities=tuple(each for each in activities if each.code.startswith(f"{row.text('code')}.")),
        )
        for row in found["strategy"]
    )
    placed = sum(len(activity.indicators) for each in strategies for activity in each.activities)
    if placed != len(found["indicator"]):
        raise SeedError(f"{FILE}: an indicator belongs to no activity")
    return strategies


def _beneath(row: Row, *, rows: list[Row]) -> tuple[TemplateIndicator, ...]:
    return tuple(_indicator(each) for each in rows if each.text("code").startswith(f"{row.text('code')}."))


def _activity(row: Row, *, indicators: tuple[TemplateIndicator, ...]) -> TemplateActivity:
    first, _, last = row.text("years").partition("-")
    return TemplateActivity(
        code=row.text("code"),
        name=row.text("name"),
        lead=row.slug("lead"),
        supporting=row.words("supporting"),
        first_year=int(first),
        last_year=int(last),
        budget=row.number("budget"),
        budget_source=row.optional("budget_source"),
        indicators=indicators,
    )


def _indicator(row: Row) -> TemplateIndicator:
    return TemplateIndicator(
        code=row.text("code"),
        name=row.text("name"),
        unit=row.text("unit"),
        definition=row.text("definition"),
        source=row.text("source"),
        baseline=row.text("baseline"),
        direction=row.choice("direction", among=("up", "down")),
        gathers=row.choice("gathers", among=("level", "running", "yearly")),
        targets=row.words("targets"),
        figure=row.optional("figure"),
    )
