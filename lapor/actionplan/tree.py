"""A plan as it is shown: everything with how it stands. Frozen shapes, filled by queries."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from lapor.actionplan.content import Targets
from lapor.actionplan.progress import Rule, Standing
from lapor.actionplan.quarters import Quarter


@dataclass(frozen=True, kw_only=True)
class Reached:
    """What was entered for a quarter, with its evidence by name."""

    id: UUID
    quarter: Quarter
    value: Decimal | None
    document: str
    has_files: bool
    obstacle: str
    next_step: str
    entered_at: datetime


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """An indicator with its targets, what was reached, and how it stands."""

    id: UUID
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
    reached: Mapping[Quarter, Reached]
    standing: Standing
    next_due: Quarter | None

    @property
    def missing(self) -> Quarter | None:
        """The quarter that is over and not entered, whether the time for it is over or not; none for a living one."""
        if self.figure or self.next_due is None or self.next_due in self.reached:
            return None
        return self.next_due

    @property
    def latest(self) -> Reached | None:
        """The newest entry."""
        return self.reached[max(self.reached)] if self.reached else None


@dataclass(frozen=True, kw_only=True)
class Activity:
    """An activity with its indicators; offices by key."""

    id: UUID
    code: str
    name: str
    lead: UUID
    supporting: tuple[UUID, ...]
    since_on: date
    until_on: date
    budget: int
    budget_source: str
    status: str
    indicators: tuple[Indicator, ...]

    def concerns(self, institution: UUID) -> bool:
        """Whether the office leads or supports it."""
        return institution == self.lead or institution in self.supporting


@dataclass(frozen=True, kw_only=True)
class Strategy:
    """A strategy with its activities."""

    code: str
    name: str
    activities: tuple[Activity, ...]


@dataclass(frozen=True, kw_only=True)
class PlanTree:
    """A whole plan on a day."""

    id: UUID
    tenant: UUID
    title: str
    since_on: date
    until_on: date
    goal: str
    goal_source: str
    state: str
    version: int
    is_example: bool
    rule: Rule
    today: date
    strategies: tuple[Strategy, ...]

    def activities(self) -> Iterator[Activity]:
        """Every activity in order."""
        for strategy in self.strategies:
            yield from strategy.activities

    def indicators(self) -> Iterator[Indicator]:
        """Every indicator in order."""
        for activity in self.activities():
            yield from activity.indicators

    @property
    def counts(self) -> Counter[str]:
        """How many activities have which status."""
        return Counter(each.status for each in self.activities())

    @property
    def budget(self) -> int:
        """What all activities may cost, in rupiah."""
        return sum(each.budget for each in self.activities())
