"""What needs the leader today, which offices are late and why, what was promised, how the plan stands."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import formats
from django.utils.translation import gettext as say

from lapor.actionplan import policy, quarterly_queries, queries, words
from lapor.actionplan.quarterly_words import REASONS
from lapor.actionplan.shown import StatusCount, counts_shown
from lapor.actionplan.tree_queries import tree_of
from lapor.dashboards.context import Look
from lapor.institutions import queries as institutions
from lapor.institutions.memory import remembered
from lapor.kit.codes import format_code
from lapor.kit.figures import FigureAsk
from lapor.reports import case_queries, delay_queries
from lapor.reports.case_queries import Filters, QueueRow
from lapor.reports.delay_queries import Delay
from lapor.statistics.registry import measured
from lapor.statistics.shapes import ShownFigure

FIGURES = (
    "received",
    "answered_on_time",
    "followed_up",
    "first_response_days",
    "satisfied",
    "agencies_active",
    "villages_reached",
    "officers_trained",
)
MOST_DECISIONS = 3


@dataclass(frozen=True, kw_only=True)
class Decision:
    """One thing that waits for this leader."""

    url: str
    title: str
    why: str


@dataclass(frozen=True, kw_only=True)
class LateOffice:
    """An office with late reports: how many, why, and the way to the oldest one where the looker may open it."""

    name: str
    count: int
    days: int
    reasons: str
    url: str


@dataclass(frozen=True, kw_only=True)
class PromiseDue:
    """A promised day that is near or over."""

    office: str
    day: date
    is_over: bool
    url: str


@dataclass(frozen=True, kw_only=True)
class BoardFigure:
    """One figure with its definition."""

    title: object
    formula: object
    value: str
    out_of: str


@dataclass(frozen=True, kw_only=True)
class PlanProgress:
    """How the plan that holds today stands."""

    title: str
    url: str
    counts: tuple[StatusCount, ...]


@dataclass(frozen=True, kw_only=True)
class BoardPage:
    """The whole dashboard."""

    office: str
    today: date
    zone: str
    decisions: tuple[Decision, ...]
    is_leader: bool
    late: tuple[LateOffice, ...]
    is_cut: bool
    promises: tuple[PromiseDue, ...]
    figures: tuple[BoardFigure, ...]
    year: int
    plan: PlanProgress | None


def board_page(look: Look) -> BoardPage:
    """The dashboard. 4 statements beside the remembered figures and plan progress."""
    directory = institutions.directory(look.tenant)
    seen_by = look.seen_by
    delays = delay_queries.delays_within(look.tenant, at=look.now, offices=look.offices, seen_by=seen_by)
    promises = delay_queries.promises_within(look.tenant, on=look.today, offices=look.offices)
    return BoardPage(
        office=directory.office(look.root).name,
        today=look.today,
        zone=look.zone,
        decisions=_decisions(look),
        is_leader=bool(seen_by),
        late=_late(look, delays=delays),
        is_cut=len(delays) == delay_queries.MOST,
        promises=tuple(
            PromiseDue(
                office=directory.office(each.institution).name,
                day=each.promised_on,
                is_over=each.promised_on < look.today,
                url=case_url(each.code) if seen_by else "",
            )
            for each in promises
        ),
        figures=tuple(_figure(each) for each in figures_of(look)),
        year=look.today.year,
        plan=_plan(look),
    )


def figures_of(look: Look) -> list[ShownFigure]:
    """The figures of this year up to now: the same calls that living indicators make."""
    since = date(look.today.year, 1, 1)
    institution = look.root if look.root != look.tenant else None
    ask = FigureAsk(tenant=look.tenant, since=since, until=look.today, institution=institution)
    return [measured(name, ask=ask) for name in FIGURES]


def case_url(code: str) -> str:
    """Where a case is opened."""
    return f"/kerja/laporan/{format_code(code)}/"


def _decisions(look: Look) -> tuple[Decision, ...]:
    found: list[Decision] = []
    if policy.may_approve(look.actor, tenant=look.tenant):
        waiting = quarterly_queries.waiting_for_approval(look.tenant)
        if waiting:
            title = say("Laporan %(quarter)s") % {"quarter": words.quarter_words(waiting.quarter)}
            found.append(
                Decision(url=f"/dasbor/laporan/{waiting.id}/", title=title, why=say("menunggu persetujuan Anda"))
            )
    if look.seen_by:
        rows = case_queries.queue_of(look.actor, filters=Filters(), at=look.now, limit=MOST_DECISIONS)
        found += [_case(row, look=look) for row in rows]
    return tuple(found[:MOST_DECISIONS])


def _case(row: QueueRow, *, look: Look) -> Decision:
    days = (look.now - row.due_at).days
    why = say("naik ke meja Anda") if row.is_escalated else say("menunggu tindakan kantor Anda")
    if days > 0:
        why = say("%(why)s, lewat %(days)s hari") % {"why": why, "days": days}
    return Decision(url=case_url(row.code), title=row.title or format_code(row.code), why=why)


def _late(look: Look, *, delays: Sequence[Delay]) -> tuple[LateOffice, ...]:
    directory = institutions.directory(look.tenant)
    by_office: dict[str, list[Delay]] = {}
    for each in delays:
        by_office.setdefault(directory.office(each.institution).name, []).append(each)
    lines = [
        LateOffice(
            name=name,
            count=len(held),
            days=(look.now - held[0].due_at).days,
            reasons=_reasons(held),
            url=case_url(held[0].code) if look.seen_by else "",
        )
        for name, held in by_office.items()
    ]
    return tuple(sorted(lines, key=lambda line: (-line.count, line.name)))


def _reasons(delays: Sequence[Delay]) -> str:
    counted = Counter(each.reason for each in delays)
    return "; ".join(f"{count} {REASONS[reason]}" for reason, count in counted.most_common())


def _figure(shown: ShownFigure) -> BoardFigure:
    unit = str(shown.definition.unit)
    value = say("belum ada data") if shown.value is None else formats.number_format(shown.value, use_l10n=True)
    has_parts = shown.count is not None and shown.of
    return BoardFigure(
        title=shown.definition.title,
        formula=shown.definition.formula,
        value=value if shown.value is None else f"{value} {unit}",
        out_of=say("%(count)s dari %(of)s") % {"count": shown.count, "of": shown.of} if has_parts else "",
    )


def _plan(look: Look) -> PlanProgress | None:
    """Remembered: a plan moves by the day, not by the second."""
    return remembered(("plan progress", look.tenant, look.root), load=lambda: _load_plan(look))


def _load_plan(look: Look) -> PlanProgress | None:
    plan = queries.current_plan(look.tenant, today=look.today)
    if plan is None:
        return None
    tree = tree_of(plan, today=look.today)
    mine = [each for each in tree.activities() if look.root == look.tenant or each.lead in look.offices]
    return PlanProgress(title=plan.title, url=f"/renaksi/{plan.id}/", counts=counts_shown(mine))
