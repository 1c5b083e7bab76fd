"""A plan's content as one value: what a template, a spreadsheet, a form and the tables all turn into. Pure.

Everything that changes a plan makes a new content; what it changes is the difference of two contents. Offices are keys as text.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from lapor.kit.hashing import canonical_json, sha256_hex

UP, DOWN = "up", "down"
LEVEL, RUNNING, YEARLY = "level", "running", "yearly"
DIRECTIONS = (UP, DOWN)
GATHERINGS = (LEVEL, RUNNING, YEARLY)

Targets = Mapping[tuple[int, int], Decimal]
"""(year, quarter) → value; quarter 0 is the whole year."""


@dataclass(frozen=True, kw_only=True)
class IndicatorContent:
    """What is measured. `figure` names a registered figure that fills the indicator by itself; empty: entered by hand.

    `gathers` says what a quarter's value is: `level` how it stands at the end, `running` the sum since the plan began,
    `yearly` the sum of that quarter, added up within the year.
    """

    code: str
    name: str
    unit: str
    definition: str
    source: str
    baseline: Decimal | None
    direction: str
    gathers: str
    figure: str
    targets: Targets


@dataclass(frozen=True, kw_only=True)
class ActivityContent:
    """What is done, by whom, when, for how much (whole rupiah), paid from where."""

    code: str
    name: str
    lead: str
    supporting: tuple[str, ...]
    since_on: date
    until_on: date
    budget: int
    budget_source: str
    indicators: tuple[IndicatorContent, ...]


@dataclass(frozen=True, kw_only=True)
class StrategyContent:
    """A strategy with its activities."""

    code: str
    name: str
    activities: tuple[ActivityContent, ...]


@dataclass(frozen=True, kw_only=True)
class PlanContent:
    """A whole plan. `goal` is the RPJMD goal that it serves, `goal_source` where that is written."""

    title: str
    since_on: date
    until_on: date
    goal: str
    goal_source: str
    strategies: tuple[StrategyContent, ...]

    def activities(self) -> Iterator[ActivityContent]:
        """Every activity in order."""
        for strategy in self.strategies:
            yield from strategy.activities

    def indicators(self) -> Iterator[IndicatorContent]:
        """Every indicator in order."""
        for activity in self.activities():
            yield from activity.indicators


def plain(content: PlanContent) -> dict[str, Any]:
    """The content as JSON values; the same content gives the same."""
    return {
        "title": content.title,
        "since_on": content.since_on.isoformat(),
        "until_on": content.until_on.isoformat(),
        "goal": content.goal,
        "goal_source": content.goal_source,
        "strategies": [
            {"code": each.code, "name": each.name, "activities": [_activity(one) for one in each.activities]}
            for each in content.strategies
        ],
    }


def from_plain(values: Mapping[str, Any]) -> PlanContent:
    """The content that `plain` gave."""
    return PlanContent(
        title=values["title"],
        since_on=date.fromisoformat(values["since_on"]),
        until_on=date.fromisoformat(values["until_on"]),
        goal=values["goal"],
        goal_source=values["goal_source"],
        strategies=tuple(
            StrategyContent(
                code=each["code"],
                name=each["name"],
                activities=tuple(_to_activity(one) for one in each["activities"]),
            )
            for each in values["strategies"]
        ),
    )


def content_hash(content: PlanContent) -> str:
    """The SHA-256 of the content's canonical JSON."""
    return sha256_hex(canonical_json(plain(content)))


def number_text(value: Decimal) -> str:
    """A number as one text: no exponent, no zeros at the end."""
    return f"{value.normalize():f}"


def by_code(code: str) -> tuple[tuple[int, str], ...]:
    """A key that puts "1.2" before "1.10"."""
    return tuple((int(part), "") if part.isascii() and part.isdigit() else (10**9, part) for part in code.split("."))


def _activity(each: ActivityContent) -> dict[str, Any]:
    return {
        "code": each.code,
        "name": each.name,
        "lead": each.lead,
        "supporting": list(each.supporting),
        "since_on": each.since_on.isoformat(),
        "until_on": each.until_on.isoformat(),
        "budget": each.budget,
        "budget_source": each.budget_source,
        "indicators": [_indicator(one) for one in each.indicators],
    }


def _indicator(each: IndicatorContent) -> dict[str, Any]:
    return {
        "code": each.code,
        "name": each.name,
        "unit": each.unit,
        "definition": each.definition,
        "source": each.source,
        "baseline": number_text(each.baseline) if each.baseline is not None else None,
        "direction": each.direction,
        "gathers": each.gathers,
        "figure": each.figure,
        "targets": [
            [year, quarter, number_text(each.targets[year, quarter])] for year, quarter in sorted(each.targets)
        ],
    }


def _to_activity(values: Mapping[str, Any]) -> ActivityContent:
    return ActivityContent(
        code=values["code"],
        name=values["name"],
        lead=values["lead"],
        supporting=tuple(values["supporting"]),
        since_on=date.fromisoformat(values["since_on"]),
        until_on=date.fromisoformat(values["until_on"]),
        budget=values["budget"],
        budget_source=values["budget_source"],
        indicators=tuple(_to_indicator(one) for one in values["indicators"]),
    )


def _to_indicator(values: Mapping[str, Any]) -> IndicatorContent:
    return IndicatorContent(
        code=values["code"],
        name=values["name"],
        unit=values["unit"],
        definition=values["definition"],
        source=values["source"],
        baseline=Decimal(values["baseline"]) if values["baseline"] is not None else None,
        direction=values["direction"],
        gathers=values["gathers"],
        figure=values["figure"],
        targets={(year, quarter): Decimal(value) for year, quarter, value in values["targets"]},
    )
