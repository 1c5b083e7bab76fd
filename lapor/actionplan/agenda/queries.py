"""All reads of the agenda. Whatever shows a report asks anew whether everybody may read it: one that was sealed later is gone."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, QuerySet

from lapor.actionplan.agenda.errors import UnknownAgendaItem
from lapor.actionplan.agenda.models import AgendaItem, AgendaReport, AgendaStep
from lapor.actionplan.models import ActionPlan, PlanActivity
from lapor.institutions import queries as institutions
from lapor.kit.actors import Actor
from lapor.reports.models import Report
from lapor.reports.public_lists import PRIVATE, place_of

PUBLIC = Q(published_at__isnull=False, lane=Report.Lane.ORDINARY) & ~Q(privacy__in=PRIVATE)
LIMIT = 500
_GONE = (Report.State.ARCHIVED, Report.State.MERGED)


@dataclass(frozen=True, kw_only=True)
class AgendaFilter:
    """What a list is narrowed to; empty parts narrow nothing. `region` is a dotted code of any level."""

    year: int | None = None
    stage: str = ""
    decision: str = ""
    progress: str = ""
    region: str = ""
    topic: str = ""


@dataclass(frozen=True, kw_only=True)
class AgendaLine:
    """An item in a list. `supports` counts each device once, however many of the reports it supports."""

    id: UUID
    title: str
    year: int
    place: str
    region: str
    topic: str
    stage: str
    decision: str
    progress: str
    plan_year: int | None
    activity: str
    reports: int
    supports: int
    is_example: bool
    version: int


@dataclass(frozen=True, kw_only=True)
class Wish:
    """A public report that stands, or could stand, behind an item."""

    id: UUID
    code: str
    title: str
    place: str
    region: str
    topic: str
    topic_key: int | None
    report_class: str
    supports: int
    can_be_told: bool
    published_at: datetime


def today_of(tenant: UUID, *, at: datetime) -> date:
    """The day at the tenant. Remembered."""
    return at.astimezone(ZoneInfo(institutions.office(tenant).zone)).date()


def stream_of(item: AgendaItem) -> str:
    """The stream on which the item's events lie: that of its institution."""
    return f"institution/{item.tenant_id}"


def items_of(tenant: UUID, *, wanted: AgendaFilter) -> list[AgendaLine]:
    """The tenant's items, newest planning year first, at most 500. 3 statements."""
    rows = list(_narrowed(_items(tenant), wanted=wanted).order_by("-year", "-id")[:LIMIT])
    return _lines(rows)


def chosen_items(tenant: UUID, *, keys: Collection[UUID]) -> list[AgendaLine]:
    """Of these the tenant's, in the order of lists. 3 statements."""
    return _lines(list(_items(tenant).filter(pk__in=list(keys)).order_by("-year", "-id")))


def years_of(tenant: UUID) -> list[int]:
    """The planning years that have items, newest first. 1 statement."""
    rows = AgendaItem.objects.filter(tenant_id=tenant).order_by("-year")
    return list(rows.values_list("year", flat=True).distinct())


def item_for(actor: Actor, *, item: UUID) -> AgendaItem:
    """An item of a tenant in which the actor works. 1 statement. Raises UnknownAgendaItem."""
    return _found(_shown().filter(pk=item, tenant_id__in={grant.tenant for grant in actor.grants}))


def public_item(item: UUID, *, tenant: UUID | None) -> AgendaItem:
    """An item that everybody may read: every item of the installation's tenant. 1 statement. Raises UnknownAgendaItem."""
    return _found(_shown().filter(pk=item, tenant_id=tenant))


def line_of(item: AgendaItem) -> AgendaLine:
    """The item as a list shows it. 2 statements."""
    return _lines([item])[0]


def lock(item: UUID) -> AgendaItem:
    """The item, locked. Raises UnknownAgendaItem."""
    return _found(AgendaItem.objects.select_for_update().filter(pk=item))


def locked_items(keys: Collection[UUID]) -> list[AgendaItem]:
    """These items, locked, in the order of their keys. 1 statement."""
    return list(AgendaItem.objects.select_for_update().filter(pk__in=list(keys)).order_by("pk"))


def wishes_of(item: AgendaItem) -> list[Wish]:
    """The reports behind the item that everybody may read, best supported first. 1 statement."""
    rows = _wishes().filter(pk__in=AgendaReport.objects.filter(item=item).values("report_id"))
    return [_wish(each) for each in rows.order_by("-supports", "-id")]


def steps_of(item: AgendaItem) -> list[AgendaStep]:
    """What happened to it, newest first. 1 statement."""
    return list(AgendaStep.objects.filter(item=item).order_by("-told_at", "-id"))


def open_wishes(tenant: UUID, *, region: str = "", topic: str = "", any_class: bool = False) -> list[Wish]:
    """The newest verified public wishes behind no item, at most 500; complaints too where `any_class`. 1 statement."""
    rows = _wishes().filter(tenant_id=tenant, verified_at__isnull=False).exclude(state__in=_GONE)
    rows = rows.exclude(pk__in=AgendaReport.objects.values("report_id"))
    if not any_class:
        rows = rows.filter(Q(procedure=Report.Procedure.ASPIRATION) | Q(report_class=Report.Class.ASPIRATION))
    rows = rows.filter(_within(code=region)) if region else rows
    rows = rows.filter(Q(topic__code=topic) | Q(topic__parent__code=topic)) if topic else rows
    return [_wish(each) for each in rows.order_by("-published_at", "-id")[:LIMIT]]


def joinable(tenant: UUID, *, reports: Collection[UUID], codes: Collection[str] = ()) -> list[Report]:
    """Of these reports, those that may go on the agenda, locked: the tenant's, verified, public, behind no item. 2 statements."""
    rows = Report.objects.select_for_update().filter(PUBLIC, tenant_id=tenant, verified_at__isnull=False)
    found = list(rows.filter(Q(pk__in=list(reports)) | Q(code__in=list(codes))).order_by("pk"))
    taken = set(AgendaReport.objects.filter(report__in=found).values_list("report_id", flat=True))
    return [each for each in found if each.id not in taken]


def mergeable_into(item: AgendaItem) -> list[tuple[UUID, str]]:
    """Key and title of the tenant's other items that are not merged themselves, newest first. 1 statement."""
    return [(key, title) for key, title in merge_targets(item.tenant_id) if key != item.pk]


def merge_targets(tenant: UUID) -> list[tuple[UUID, str]]:
    """Key and title of the tenant's items that are not merged themselves, newest first. 1 statement."""
    rows = AgendaItem.objects.filter(tenant_id=tenant).exclude(decision=AgendaItem.Decision.MERGED)
    found = rows.order_by("-year", "-id").values_list("id", "title", "year")[:LIMIT]
    return [(key, f"{title} ({year})") for key, title, year in found]


def activities_of(tenant: UUID) -> list[PlanActivity]:
    """The activities of the tenant's plans in force, newest plan first. 1 statement."""
    rows = PlanActivity.objects.filter(plan__tenant_id=tenant, plan__state=ActionPlan.State.IN_FORCE, dropped_at=None)
    return list(rows.order_by("-plan__since_on", "code"))


def item_of_report(report: UUID) -> AgendaItem | None:
    """The item behind which a report stands. 1 statement."""
    return AgendaItem.objects.filter(members__report_id=report).first()


def reports_behind(items: Collection[UUID]) -> list[tuple[UUID, UUID]]:
    """Item and report of everything behind these items that everybody may read. 1 statement."""
    rows = AgendaReport.objects.filter(item_id__in=list(items)).filter(report__in=Report.objects.filter(PUBLIC))
    return list(rows.order_by("report_id").values_list("item_id", "report_id"))


def _items(tenant: UUID) -> QuerySet[AgendaItem]:
    return _shown().filter(tenant_id=tenant)


def _shown() -> QuerySet[AgendaItem]:
    return AgendaItem.objects.select_related("region__parent", "topic", "activity", "merged_into")


def _narrowed(rows: QuerySet[AgendaItem], *, wanted: AgendaFilter) -> QuerySet[AgendaItem]:
    if wanted.year:
        rows = rows.filter(year=wanted.year)
    if wanted.stage:
        rows = rows.filter(stage=wanted.stage)
    if wanted.decision:
        rows = rows.filter(decision="" if wanted.decision == "open" else wanted.decision)
    if wanted.progress:
        rows = rows.filter(progress=wanted.progress)
    if wanted.region:
        rows = rows.filter(_within(code=wanted.region))
    if wanted.topic:
        rows = rows.filter(Q(topic__code=wanted.topic) | Q(topic__parent__code=wanted.topic))
    return rows


def _within(*, code: str) -> Q:
    return Q(region_id=code) | Q(region__code__startswith=f"{code}.")


def _lines(items: Sequence[AgendaItem]) -> list[AgendaLine]:
    behind = reports_behind([each.id for each in items])
    counts: dict[UUID, set[UUID]] = {}
    for item, report in behind:
        counts.setdefault(item, set()).add(report)
    supports = _supports(items)
    return [_line(each, reports=len(counts.get(each.id, ())), supports=supports.get(each.id, 0)) for each in items]


def _supports(items: Sequence[AgendaItem]) -> dict[UUID, int]:
    """How many devices support what stands behind each item, each device once for an item."""
    members = AgendaReport.objects.filter(item__in=items, report__in=Report.objects.filter(PUBLIC))
    rows = members.values("item_id").annotate(devices=Count("report__support_rows__device", distinct=True))
    return dict(rows.values_list("item_id", "devices"))


def _line(item: AgendaItem, *, reports: int, supports: int) -> AgendaLine:
    named = f"{item.activity.code} {item.activity.name}" if item.activity else ""
    return AgendaLine(
        id=item.id,
        title=item.title,
        year=item.year,
        place=place_of(item.region),
        region=item.region_id or "",
        topic=item.topic.name if item.topic else "",
        stage=item.stage,
        decision=item.decision,
        progress=item.progress,
        plan_year=item.plan_year,
        activity=" – ".join(part for part in (named, item.activity_text) if part),
        reports=reports,
        supports=supports,
        is_example=item.is_example,
        version=item.version,
    )


def _wishes() -> QuerySet[Report]:
    return Report.objects.filter(PUBLIC).select_related("topic", "region__parent").defer("body")


def _wish(report: Report) -> Wish:
    assert report.published_at is not None
    return Wish(
        id=report.id,
        code=report.code,
        title=report.public_title,
        place=place_of(report.region),
        region=report.region_id or "",
        topic=report.topic.name if report.topic else "",
        topic_key=report.topic_id,
        report_class=report.report_class,
        supports=report.supports,
        can_be_told=report.has_contact,
        published_at=report.published_at,
    )


def _found(rows: QuerySet[AgendaItem]) -> AgendaItem:
    found = rows.first()
    if found is None:
        raise UnknownAgendaItem
    return found
