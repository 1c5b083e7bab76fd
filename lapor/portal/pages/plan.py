"""The public pages of the action plan: the whole, one activity, one office, the time line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.utils.safestring import SafeString
from django.utils.translation import gettext as say

from lapor.actionplan import charts, queries, words
from lapor.actionplan.models import ActionPlan
from lapor.actionplan.queries import PlanLine
from lapor.actionplan.series import Point, series_of
from lapor.actionplan.shown import (
    ActivityLine,
    AgencyLine,
    IndicatorLine,
    Named,
    StatusCount,
    StrategyLines,
    activity_shown,
    agencies_shown,
    counts_shown,
    indicator_shown,
    named,
    strategies_shown,
)
from lapor.actionplan.tree import Activity, Indicator, PlanTree
from lapor.actionplan.tree_queries import tree_of
from lapor.attachments import queries as attachments
from lapor.institutions import queries as institutions
from lapor.portal.pages.parts import files_shown, local_day
from lapor.statistics.registry import definitions
from lapor.ui.shapes import FileItem

NEWEST = 5


@dataclass(frozen=True, kw_only=True)
class PlanHead:
    """What stands above every page of a plan."""

    id: UUID
    url: str
    title: str
    period: str
    goal: str
    goal_source: str
    decree: str
    is_example: bool


@dataclass(frozen=True, kw_only=True)
class PlanPage:
    """The whole plan, or with an office what concerns it."""

    head: PlanHead
    counts: tuple[StatusCount, ...]
    activities: int
    budget: str
    strategies: tuple[StrategyLines, ...]
    agencies: tuple[AgencyLine, ...]
    rule: str
    others: tuple[PlanLine, ...]
    office: Named | None = None


@dataclass(frozen=True, kw_only=True)
class QuarterRow:
    """One row of an indicator's table."""

    label: str
    target: str
    value: str
    out_of: str
    document: str
    files: tuple[FileItem, ...]
    obstacle: str
    next_step: str


@dataclass(frozen=True, kw_only=True)
class IndicatorPart:
    """An indicator with its definition, chart and table."""

    line: IndicatorLine
    definition: str
    source: str
    baseline: str
    direction: object
    gathers: object
    figure_title: object
    figure_formula: object
    chart: SafeString
    rows: tuple[QuarterRow, ...]

    @property
    def newest(self) -> tuple[QuarterRow, ...]:
        """What is shown at once."""
        return self.rows[:NEWEST]

    @property
    def older(self) -> tuple[QuarterRow, ...]:
        """What opens on demand."""
        return self.rows[NEWEST:]


@dataclass(frozen=True, kw_only=True)
class ActivityPage:
    """One activity."""

    head: PlanHead
    line: ActivityLine
    strategy: str
    indicators: tuple[IndicatorPart, ...]


@dataclass(frozen=True, kw_only=True)
class TimelineRow:
    """One row of the table behind the Gantt chart."""

    code: str
    name: str
    period: str
    status: str
    lead: str


@dataclass(frozen=True, kw_only=True)
class TimelinePage:
    """When what is done."""

    head: PlanHead
    chart: SafeString
    rows: tuple[TimelineRow, ...]


def plan_page(plan: ActionPlan, *, now: datetime, office: UUID | None = None) -> PlanPage:
    """The plan, or what concerns one office. At most 10 statements, fewer while figures are remembered."""
    tree = _tree(plan, now=now)
    concerned = [each for each in tree.activities() if office is None or each.concerns(office)]
    if office is not None and not concerned:
        raise Http404
    return PlanPage(
        head=head_of(plan),
        counts=counts_shown(concerned),
        activities=len(concerned),
        budget=words.rupiah(sum(each.budget for each in concerned)),
        strategies=strategies_shown(tree, office=office),
        agencies=agencies_shown(tree),
        rule=words.rule_sentence(tree.rule),
        others=tuple(each for each in queries.plans_in_force(plan.tenant_id) if each.id != plan.id),
        office=named(office, directory=institutions.directory(plan.tenant_id)) if office else None,
    )


def activity_page(plan: ActionPlan, *, code: str, now: datetime) -> ActivityPage:
    """One activity with its indicators over time. Raises Http404 for a code that the plan lacks."""
    tree = _tree(plan, now=now)
    for strategy in tree.strategies:
        for activity in strategy.activities:
            if activity.code == code:
                return _activity_page(
                    plan, tree=tree, strategy=f"{strategy.code} {strategy.name}", activity=activity, now=now
                )
    raise Http404


def timeline_page(plan: ActionPlan, *, now: datetime) -> TimelinePage:
    """The Gantt chart and the table behind it."""
    tree = _tree(plan, now=now)
    directory = institutions.directory(plan.tenant_id)
    activities = list(tree.activities())
    bars = [
        charts.Bar(label=each.code, since_on=each.since_on, until_on=each.until_on, status=each.status)
        for each in activities
    ]
    chart = charts.gantt(
        bars,
        since_on=tree.since_on,
        until_on=tree.until_on,
        today=tree.today,
        title=say("Lini masa kegiatan; tabel di bawah berisi hal yang sama"),
    )
    rows = tuple(
        TimelineRow(
            code=each.code,
            name=each.name,
            period=words.period_words(each.since_on, until_on=each.until_on),
            status=each.status,
            lead=named(each.lead, directory=directory).name,
        )
        for each in activities
    )
    return TimelinePage(head=head_of(plan), chart=chart, rows=rows)


def _tree(plan: ActionPlan, *, now: datetime) -> PlanTree:
    return tree_of(plan, today=local_day(now, zone=institutions.office(plan.tenant_id).zone))


def head_of(plan: ActionPlan) -> PlanHead:
    """What stands above every page of the plan. 1 statement."""
    versions = queries.versions_of(plan)
    decree = ""
    if versions:
        said = {"number": versions[0].decree_number, "day": words.long_date(versions[0].decree_on)}
        decree = say("%(number)s tanggal %(day)s") % said
    return PlanHead(
        id=plan.id,
        url=f"/renaksi/{plan.id}/",
        title=plan.title,
        period=words.period_words(plan.since_on, until_on=plan.until_on),
        goal=plan.goal,
        goal_source=plan.goal_source,
        decree=decree,
        is_example=plan.is_example,
    )


def _activity_page(
    plan: ActionPlan, *, tree: PlanTree, strategy: str, activity: Activity, now: datetime
) -> ActivityPage:
    directory = institutions.directory(plan.tenant_id)
    return ActivityPage(
        head=head_of(plan),
        line=activity_shown(activity, directory=directory),
        strategy=strategy,
        indicators=tuple(_indicator(each, tree=tree, now=now) for each in activity.indicators),
    )


def _indicator(indicator: Indicator, *, tree: PlanTree, now: datetime) -> IndicatorPart:
    points = series_of(indicator, tree=tree)
    figure = definitions().get(indicator.figure)
    return IndicatorPart(
        line=indicator_shown(indicator),
        definition=indicator.definition,
        source=indicator.source,
        baseline=words.amount(indicator.baseline, unit=indicator.unit),
        direction=words.DIRECTIONS[indicator.direction],
        gathers=words.GATHERINGS[indicator.gathers],
        figure_title=figure.title if figure else "",
        figure_formula=figure.formula if figure else "",
        chart=_chart(indicator, points=points),
        rows=tuple(_row(each, unit=indicator.unit, now=now) for each in reversed(points) if _is_told(each, tree=tree)),
    )


def _chart(indicator: Indicator, *, points: Sequence[Point]) -> SafeString:
    title = say(
        "Realisasi (batang) dan target (garis) indikator %(code)s per triwulan; tabel di bawah berisi angka yang sama"
    )
    return charts.against_target(
        {each.quarter: each.target for each in points if each.target is not None},
        values={each.quarter: each.value for each in points},
        title=title % {"code": indicator.code},
    )


def _is_told(point: Point, *, tree: PlanTree) -> bool:
    """Quarters that lie wholly ahead stand in the chart alone."""
    return point.quarter.first_day <= tree.today or point.reached is not None


def _row(point: Point, *, unit: str, now: datetime) -> QuarterRow:
    reached = point.reached
    files = attachments.files_of_report(reached.id) if reached and reached.has_files else []
    label = words.quarter_words(point.quarter)
    return QuarterRow(
        label=say("%(quarter)s (berjalan)") % {"quarter": label} if point.is_running else label,
        target=words.amount(point.target, unit=unit) or "–",
        value=words.amount(point.value, unit=unit) or say("belum ada"),
        out_of=say("%(count)s dari %(of)s") % {"count": words.number(point.count), "of": words.number(point.of)}
        if point.of is not None and point.count is not None
        else "",
        document=reached.document if reached else "",
        files=files_shown(files, now=now),
        obstacle=reached.obstacle if reached else "",
        next_step=reached.next_step if reached else "",
    )
