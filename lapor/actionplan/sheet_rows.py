"""A plan's content as the rows of its workbook. Pure."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from lapor.actionplan.content import ActivityContent, IndicatorContent, PlanContent
from lapor.actionplan.sheet_columns import (
    ACTIVITIES,
    COLUMNS,
    DIRECTION_WORDS,
    GATHERING_WORDS,
    INDICATORS,
    PLAN_ROWS,
    PLAN_SHEET,
    STRATEGIES,
    TARGETS,
)

Cell = str | int | float | date | None


def workbook_rows(
    content: PlanContent, *, plan: str, version: int, names: Mapping[str, str]
) -> dict[str, list[list[Cell]]]:
    """Every sheet with its heading; `names` are offices' names by key."""
    rows: dict[str, list[list[Cell]]] = {
        PLAN_SHEET: _head_rows(content, plan=plan, version=version),
        STRATEGIES: [[each.code, each.name] for each in content.strategies],
        ACTIVITIES: [_activity_row(each, names=names) for each in content.activities()],
        INDICATORS: [_indicator_row(each) for each in content.indicators()],
        TARGETS: [row for each in content.indicators() for row in _target_rows(each)],
    }
    return {name: [list(COLUMNS[name]), *rows[name]] for name in COLUMNS}


def number_cell(value: Decimal | None) -> float | int | None:
    """A number as a spreadsheet keeps it."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _head_rows(content: PlanContent, *, plan: str, version: int) -> list[list[Cell]]:
    dates: tuple[Cell, ...] = (content.title, content.since_on, content.until_on)
    values: tuple[Cell, ...] = (plan, version, *dates, content.goal, content.goal_source)
    return [list(pair) for pair in zip(PLAN_ROWS, values, strict=True)]


def _activity_row(each: ActivityContent, *, names: Mapping[str, str]) -> list[Cell]:
    supporting = "; ".join(names.get(key, key) for key in each.supporting)
    head: list[Cell] = [each.code, each.name, names.get(each.lead, each.lead), supporting]
    return [*head, each.since_on, each.until_on, each.budget, each.budget_source]


def _indicator_row(each: IndicatorContent) -> list[Cell]:
    direction = next(word for word, code in DIRECTION_WORDS.items() if code == each.direction)
    gathers = next(word for word, code in GATHERING_WORDS.items() if code == each.gathers)
    head: list[Cell] = [each.code, each.name, each.unit, each.definition, each.source]
    return [*head, number_cell(each.baseline), direction, gathers, each.figure]


def _target_rows(each: IndicatorContent) -> Iterator[list[Cell]]:
    for year in sorted({year for year, _quarter in each.targets}):
        yield [each.code, year, *(number_cell(each.targets.get((year, quarter))) for quarter in (1, 2, 3, 4, 0))]
