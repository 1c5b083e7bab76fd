"""Officers' lists of cases: each filters by what the asker may see, on the index of the access rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, UUIDField

from lapor.kit import actors
from lapor.kit.actors import Actor
from lapor.reports.models import Access, Assignment, Contest, Report, Response
from lapor.reports.policy import READING_ROLES, SEALED_ROLES

ACT, WAITING, WATCH, DONE, CONTESTED = "act", "waiting", "watch", "done", "contested"
ALL = "all"
CASE_ROLES = READING_ROLES | {actors.EXECUTING}
PAGE_SIZE = 25
TITLE_LENGTH = 90
_WORKING = (Assignment.State.VERIFYING, Assignment.State.OFFERED, Assignment.State.ACCEPTED)
# Held here and not answered yet, escalated to this desk, waiting for this office's look, or for the verifier's decision on votes.
_TO_ACT = (
    Q(is_mine=True)
    | Q(escalated_at__isnull=False)
    | Q(report__validator_id=F("institution_id"), report__waiting_for=Report.WaitingFor.VALIDATION)
    | Q(report__verifier_id=F("institution_id"), report__review_since__isnull=False)
)


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What a queue is narrowed to; empty means everything. `reports` are hits of a word search."""

    tab: str = ACT
    state: str = ""
    topics: frozenset[int] = frozenset()
    institution: UUID | None = None
    is_overdue: bool = False
    is_sealed: bool = False
    reports: tuple[UUID, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class QueueRow:
    """One case in a queue. `institution` is the asker's office; `holder` the one that has the case now."""

    report: UUID
    code: str
    version: int
    tenant: UUID
    title: str
    place: str
    topic: str
    state: str
    waiting_for: str
    closed_by: str
    lane: str
    institution: UUID
    holder: UUID | None
    due_at: datetime
    is_open: bool
    has_draft: bool
    is_mine: bool
    is_escalated: bool


def queue_of(
    actor: Actor, *, filters: Filters, at: datetime, after: tuple[datetime, UUID] | None = None, limit: int = PAGE_SIZE
) -> list[QueueRow]:
    """The actor's cases by what is due first (done ones: latest first); one more than `limit` tells of a further page.

    1 statement, none for whoever handles no case.
    """
    rows = _visible(actor)
    if rows is None:
        return []
    rows = _narrowed(_in_tab(rows, tab=filters.tab), filters=filters, at=at)
    backwards = filters.tab == DONE
    if after is not None:
        rows = _beyond(rows, after=after, backwards=backwards)
    order = ("-due_at", "-report_id") if backwards else ("due_at", "report_id")
    shown = rows.select_related("report__topic", "report__region__parent").order_by(*order)[: limit + 1]
    return [_row(each) for each in shown]


def cases_with(codes: Sequence[str], *, actor: Actor) -> list[QueueRow]:
    """Those of these cases that the actor may see, by what is due first. 1 statement."""
    rows = _visible(actor)
    if rows is None or not codes:
        return []
    found = (
        _annotated(rows).filter(report__code__in=list(codes)).select_related("report__topic", "report__region__parent")
    )
    return [_row(each) for each in found.order_by("due_at", "report_id")]


def similar_to(report: Report, *, actor: Actor, limit: int = 8) -> list[QueueRow]:
    """Open cases of the same topic or place that the actor may see, newest first: possible parents of a duplicate. 1 statement."""
    rows = _visible(actor)
    same = Q(report__topic_id=report.topic_id) if report.topic_id else Q()
    near = Q(report__region_id=report.region_id) if report.region_id else Q()
    if rows is None or not (same or near):
        return []
    found = _annotated(rows).filter(same & near, open=True, report__tenant_id=report.tenant_id, report__lane="ordinary")
    found = found.exclude(report_id=report.id).select_related("report__topic", "report__region__parent")
    return [_row(each) for each in found.order_by("-report_id")[:limit]]


def has_open_contests(actor: Actor) -> bool:
    """Whether an objection waits for somebody like the actor. 1 statement."""
    rows = _visible(actor)
    return rows is not None and _in_tab(rows, tab=CONTESTED).exists()


def done_since(actor: Actor, *, since: datetime) -> int:
    """How many of the actor's offices' cases were answered or put to an end since then; at most 1,000. 1 statement."""
    rows = _visible(actor)
    if rows is None:
        return 0
    ended = rows.filter(Q(report__responded_at__gte=since) | Q(report__closed_at__gte=since), open=False)
    return len(ended.values_list("report_id", flat=True)[:1000])


def handles_cases(actor: Actor) -> bool:
    """Whether any of the actor's roles works on cases or reads them."""
    return any(grant.role in CASE_ROLES for grant in actor.grants)


def _visible(actor: Actor) -> QuerySet[Any] | None:
    """The access rows behind which the policy lets the actor see the report."""
    ways = [_way(grant.role, institution=grant.institution, actor=actor) for grant in actor.grants]
    known = [way for way in ways if way is not None]
    if not known:
        return None
    rows = Access.objects.filter(reduce(or_, known))
    reading = [grant for grant in actor.grants if grant.role in READING_ROLES]
    if len({grant.institution for grant in reading}) < 2:
        return rows
    others = [_way(grant.role, institution=grant.institution, actor=actor) for grant in reading]
    return _once(rows, others=reduce(or_, [way for way in others if way is not None]))


def _way(role: str, *, institution: UUID, actor: Actor) -> Q | None:
    here = Q(institution_id=institution)
    if role == actors.EXECUTING:
        mine = Assignment.objects.filter(
            report=OuterRef("report_id"),
            executor_id__in=list(actor.desks),
            until__isnull=True,
            role=Assignment.Role.LEAD,
        )
        return here & Q(report__lane=Report.Lane.ORDINARY) & Q(Exists(mine.filter(institution_id=institution)))
    if role in SEALED_ROLES:
        return here
    return here & Q(report__lane=Report.Lane.ORDINARY) if role in READING_ROLES else None


def _once(rows: QuerySet[Any], *, others: Q) -> QuerySet[Any]:
    """One row a report for whoever works at several offices: the one that is due first."""
    earlier = Access.objects.filter(others, report=OuterRef("report_id"))
    first = Q(due_at__lt=OuterRef("due_at")) | Q(due_at=OuterRef("due_at"), pk__lt=OuterRef("pk"))
    return rows.filter(~Exists(earlier.filter(first)))


def _annotated(rows: QuerySet[Any]) -> QuerySet[Any]:
    held = Assignment.objects.filter(report=OuterRef("report_id"), until__isnull=True)
    drafts = Response.objects.filter(report=OuterRef("report_id"), state=Response.State.SUBMITTED)
    annotated: QuerySet[Any] = rows.annotate(
        holder=Subquery(held.filter(role=Assignment.Role.LEAD).values("institution_id")[:1], output_field=UUIDField()),
        has_draft=Exists(drafts),
        is_mine=Exists(held.filter(institution_id=OuterRef("institution_id"), state__in=_WORKING)),
    )
    return annotated


def _in_tab(rows: QuerySet[Any], *, tab: str) -> QuerySet[Any]:
    rows = _annotated(rows)
    waits = Q(report__waiting_for=Report.WaitingFor.REPORTER)
    if tab == ALL:
        return rows
    if tab == CONTESTED:
        return rows.filter(Exists(Contest.objects.filter(report=OuterRef("report_id"), ruled_at__isnull=True)))
    if tab == DONE:
        return rows.filter(open=False)
    if tab == WAITING:
        return rows.filter(waits, open=True)
    rows = rows.filter(~waits, open=True)
    return rows.filter(_TO_ACT) if tab == ACT else rows.exclude(_TO_ACT)


def _narrowed(rows: QuerySet[Any], *, filters: Filters, at: datetime) -> QuerySet[Any]:
    if filters.state:
        rows = rows.filter(report__state=filters.state)
    if filters.topics:
        rows = rows.filter(report__topic_id__in=filters.topics)
    if filters.institution is not None:
        rows = rows.filter(holder=filters.institution)
    if filters.is_overdue:
        rows = rows.filter(due_at__lt=at)
    if filters.is_sealed:
        rows = rows.filter(report__lane=Report.Lane.SEALED)
    if filters.reports is not None:
        rows = rows.filter(report_id__in=filters.reports)
    return rows


def _beyond(rows: QuerySet[Any], *, after: tuple[datetime, UUID], backwards: bool) -> QuerySet[Any]:
    due_at, report = after
    if backwards:
        return rows.filter(Q(due_at__lt=due_at) | Q(due_at=due_at, report_id__lt=report), due_at__lte=due_at)
    return rows.filter(Q(due_at__gt=due_at) | Q(due_at=due_at, report_id__gt=report), due_at__gte=due_at)


def _row(row: Any) -> QueueRow:
    report = row.report
    return QueueRow(
        report=report.id,
        code=report.code,
        version=report.version,
        tenant=report.tenant_id,
        title=title_of(report),
        place=_place(report),
        topic=report.topic.name if report.topic else "",
        state=report.state,
        waiting_for=report.waiting_for,
        closed_by=report.closed_by,
        lane=report.lane,
        institution=row.institution_id,
        holder=row.holder,
        due_at=row.due_at,
        is_open=row.open,
        has_draft=row.has_draft,
        is_mine=row.is_mine,
        is_escalated=row.escalated_at is not None,
    )


def title_of(report: Report) -> str:
    """What a list calls the report: its public title, the reporter's own, or its first words; empty for sound alone."""
    words = report.public_title or report.title or " ".join(report.body[: 2 * TITLE_LENGTH].split())
    return words if len(words) <= TITLE_LENGTH else words[: TITLE_LENGTH - 1].rsplit(" ", 1)[0] + "…"


def _place(report: Report) -> str:
    if report.region is None:
        return report.address
    above = report.region.parent
    return f"{report.region.name}, {above.name}" if above is not None else report.region.name
