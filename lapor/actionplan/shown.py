"""A plan as pages and papers show it: words, numbers and names in place of keys. No statements but the remembered directory."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from lapor.actionplan import words
from lapor.actionplan.progress import STATUSES, worst
from lapor.actionplan.tree import Activity, Indicator, PlanTree
from lapor.institutions import queries as institutions
from lapor.institutions.queries import Directory


@dataclass(frozen=True, kw_only=True)
class Named:
    """An office by name, with its key for an address."""

    id: UUID
    name: str
    short_name: str


@dataclass(frozen=True, kw_only=True)
class IndicatorLine:
    """An indicator in a list."""

    id: UUID
    code: str
    name: str
    unit: str
    status: str
    sentence: str
    per_cent: int | None
    is_living: bool
    obstacle: str
    next_step: str


@dataclass(frozen=True, kw_only=True)
class ActivityLine:
    """An activity in a list."""

    code: str
    name: str
    lead: Named
    supporting: tuple[Named, ...]
    period: str
    budget: str
    budget_source: str
    status: str
    indicators: tuple[IndicatorLine, ...]


@dataclass(frozen=True, kw_only=True)
class StrategyLines:
    """A strategy with its activities."""

    code: str
    name: str
    activities: tuple[ActivityLine, ...]


@dataclass(frozen=True, kw_only=True)
class StatusCount:
    """How many activities have a status."""

    status: str
    label: object
    count: int


@dataclass(frozen=True, kw_only=True)
class AgencyLine:
    """An office with how many activities it leads and supports, and the worst of those it leads."""

    office: Named
    leads: int
    supports: int
    status: str


def strategies_shown(tree: PlanTree, *, office: UUID | None = None) -> tuple[StrategyLines, ...]:
    """The strategies with their activities; with an office only what concerns it."""
    directory = institutions.directory(tree.tenant)
    shown = [
        StrategyLines(
            code=strategy.code,
            name=strategy.name,
            activities=tuple(
                activity_shown(each, directory=directory)
                for each in strategy.activities
                if office is None or each.concerns(office)
            ),
        )
        for strategy in tree.strategies
    ]
    return tuple(each for each in shown if office is None or each.activities)


def activity_shown(activity: Activity, *, directory: Directory) -> ActivityLine:
    """An activity with names in place of keys."""
    return ActivityLine(
        code=activity.code,
        name=activity.name,
        lead=named(activity.lead, directory=directory),
        supporting=tuple(named(each, directory=directory) for each in activity.supporting),
        period=words.period_words(activity.since_on, until_on=activity.until_on),
        budget=words.rupiah(activity.budget),
        budget_source=activity.budget_source,
        status=activity.status,
        indicators=tuple(indicator_shown(each) for each in activity.indicators),
    )


def indicator_shown(indicator: Indicator) -> IndicatorLine:
    """An indicator with its sentence."""
    latest = indicator.latest
    return IndicatorLine(
        id=indicator.id,
        code=indicator.code,
        name=indicator.name,
        unit=indicator.unit,
        status=indicator.standing.status,
        sentence=words.sentence_of(indicator.standing, unit=indicator.unit),
        per_cent=indicator.standing.per_cent,
        is_living=bool(indicator.figure),
        obstacle=latest.obstacle if latest else "",
        next_step=latest.next_step if latest else "",
    )


def counts_shown(activities: Iterable[Activity]) -> tuple[StatusCount, ...]:
    """How many activities stand how, the worst first; statuses that nobody has are left out."""
    statuses = [each.status for each in activities]
    return tuple(
        StatusCount(status=status, label=words.STATUSES[status], count=statuses.count(status))
        for status in STATUSES
        if status in statuses
    )


def agencies_shown(tree: PlanTree) -> tuple[AgencyLine, ...]:
    """Every office that leads or supports something, by name."""
    directory = institutions.directory(tree.tenant)
    activities = list(tree.activities())
    keys = {key for each in activities for key in (each.lead, *each.supporting)}
    lines = [_agency(named(key, directory=directory), activities=activities) for key in keys]
    return tuple(sorted(lines, key=lambda line: (not line.leads, line.office.name)))


def named(institution: UUID, *, directory: Directory) -> Named:
    """The office by name, closed ones too."""
    found = directory.offices.get(institution)
    name = found.name if found else str(institution)
    return Named(id=institution, name=name, short_name=found.short_name if found else name)


def _agency(office: Named, *, activities: Iterable[Activity]) -> AgencyLine:
    concerned = [each for each in activities if each.concerns(office.id)]
    led = [each for each in concerned if each.lead == office.id]
    return AgencyLine(
        office=office,
        leads=len(led),
        supports=len(concerned) - len(led),
        status=worst(each.status for each in (led or concerned)),
    )
