"""Lists of what everybody may read. The access filter is inside: published, ordinary lane, not confidential."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from lapor.institutions import queries as institutions
from lapor.institutions.models import Region
from lapor.reports.models import Assignment, Report, Topic

PRIVATE = (Report.Privacy.CONFIDENTIAL, Report.Privacy.ANONYMOUS_CONFIDENTIAL)
_NOT_LEADING = (Assignment.State.VERIFYING, Assignment.State.DECLINED)


@dataclass(frozen=True, kw_only=True)
class PublicFilter:
    """What a list is narrowed to. Empty parts narrow nothing; `matching` is the condition of a word search."""

    tenant: UUID | None = None
    state: str = ""
    topic: str = ""
    institution: UUID | None = None
    region: str = ""
    report_class: str = ""
    since: datetime | None = None
    until: datetime | None = None
    matching: Q = Q()


@dataclass(frozen=True, kw_only=True)
class PublicRow:
    """A public report as a list shows it. The moments of anonymous reports are shown as days."""

    id: UUID
    code: str
    title: str
    text: str
    state: str
    waiting_for: str
    closed_by: str
    region: str
    place: str
    topic: str
    institution: str
    is_anonymous: bool
    published_at: datetime
    responded_at: datetime | None
    supports: int


@dataclass(frozen=True, kw_only=True)
class PublicPlace:
    """Where a public report is: its pin when the reporter made it public, else only its region."""

    code: str
    title: str
    region: str
    latitude: float | None
    longitude: float | None


Position = tuple[datetime, UUID]


def public_reports(
    wanted: PublicFilter, *, before: Position | None = None, after: Position | None = None, limit: int = 20
) -> list[PublicRow]:
    """Public reports, newest published first, older than `before` or newer than `after`. 1 statement."""
    rows = _shown(_narrowed(_public(), wanted=wanted))
    if after is not None:
        moment, key = after
        rows = rows.filter(Q(published_at__gt=moment) | Q(published_at=moment, id__gt=key))
        return [_row(each) for each in rows.order_by("published_at", "id")[:limit]][::-1]
    if before is not None:
        moment, key = before
        rows = rows.filter(published_at__lte=moment).exclude(published_at=moment, id__gte=key)
    return [_row(each) for each in rows.order_by("-published_at", "-id")[:limit]]


def answered_reports(wanted: PublicFilter, *, limit: int = 3) -> list[PublicRow]:
    """The newest public reports that have an answer. 1 statement."""
    rows = _shown(_narrowed(_public(), wanted=wanted)).filter(responded_at__isnull=False)
    return [_row(each) for each in rows.order_by("-published_at", "-id")[:limit]]


def similar_reports(report: Report, *, limit: int = 4) -> list[PublicRow]:
    """Other public reports on the same topic, those of the same district first. At most 2 statements."""
    if report.topic_id is None:
        return []
    rows = _shown(_public()).filter(topic_id=report.topic_id, tenant_id=report.tenant_id).exclude(pk=report.pk)
    near = list(_in_region(rows, code=_district(report.region_id)).order_by("-published_at", "-id")[:limit])
    if len(near) < limit:
        known = [each.pk for each in near]
        near += list(rows.exclude(pk__in=known).order_by("-published_at", "-id")[: limit - len(near)])
    return [_row(each) for each in near]


def public_report(code: str) -> Report | None:
    """The report with that code if everybody may read it. 1 statement."""
    return _public().select_related("topic", "region__parent").filter(code=code).first()


def public_places(wanted: PublicFilter, *, limit: int = 1000) -> list[PublicPlace]:
    """Where the newest public reports are. 1 statement."""
    rows = _narrowed(_public(), wanted=wanted).order_by("-published_at", "-id")
    found = rows.values_list("code", "public_title", "region_id", "latitude", "longitude", "pin_is_public")[:limit]
    return [
        PublicPlace(
            code=code,
            title=title,
            region=region or "",
            latitude=latitude if is_shown else None,
            longitude=longitude if is_shown else None,
        )
        for code, title, region, latitude, longitude, is_shown in found
    ]


def place_of(region: Region | None) -> str:
    """A place in words: "Desa Manubar, Kecamatan Sandaran". Needs the parent; no statement when it was joined."""
    if region is None:
        return ""
    parts = [region] if region.level in _UPPER or region.parent is None else [region, region.parent]
    return ", ".join(_with_level(part) for part in parts)


_UPPER = (Region.Level.NATION, Region.Level.PROVINCE, Region.Level.REGENCY, Region.Level.CITY)
_LEVELS = {
    Region.Level.DISTRICT: "Kecamatan",
    Region.Level.VILLAGE: "Desa",
    Region.Level.URBAN_VILLAGE: "Kelurahan",
}


def _with_level(region: Region) -> str:
    word = _LEVELS.get(Region.Level(region.level), "")
    return region.name if not word or region.name.startswith(word) else f"{word} {region.name}"


def _public() -> QuerySet[Report]:
    rows = Report.objects.filter(published_at__isnull=False, lane=Report.Lane.ORDINARY)
    return rows.exclude(privacy__in=PRIVATE)


def _shown(rows: QuerySet[Report]) -> QuerySet[Report]:
    led = Assignment.objects.filter(report=OuterRef("pk"), role=Assignment.Role.LEAD).exclude(state__in=_NOT_LEADING)
    name = led.order_by("-since", "-id").values("institution__short_name")[:1]
    return rows.select_related("topic", "region__parent").annotate(leading=Subquery(name)).defer("body")


def _narrowed(rows: QuerySet[Report], *, wanted: PublicFilter) -> QuerySet[Report]:
    simple = {"tenant_id": wanted.tenant, "state": wanted.state, "report_class": wanted.report_class}
    rows = rows.filter(**{name: value for name, value in simple.items() if value})
    if wanted.topic:
        rows = rows.filter(topic_id__in=_topics(wanted.topic))
    if wanted.region:
        rows = _in_region(rows, code=wanted.region)
    if wanted.institution is not None:
        led = Assignment.objects.filter(institution_id=wanted.institution, role=Assignment.Role.LEAD)
        rows = rows.filter(pk__in=led.exclude(state__in=_NOT_LEADING).values("report_id"))
    if wanted.since is not None:
        rows = rows.filter(published_at__gte=wanted.since)
    if wanted.until is not None:
        rows = rows.filter(published_at__lt=wanted.until)
    return rows.filter(wanted.matching)


def _topics(code: str) -> list[int]:
    found = Topic.objects.filter(Q(code=code) | Q(parent__code=code))
    return list(found.values_list("pk", flat=True))


def _in_region(rows: QuerySet[Report], *, code: str) -> QuerySet[Report]:
    depth = code.count(".")
    if not code or code == "00":
        return rows
    if depth == 3:
        return rows.filter(region_id=code)
    if depth == 2:
        return rows.filter(region_id__in=[code, *(each.code for each in institutions.region_children(code))])
    return rows.filter(Q(region_id=code) | Q(region__code__startswith=f"{code}."))


def _district(code: str | None) -> str:
    return ".".join((code or "").split(".")[:3])


def _row(report: Report) -> PublicRow:
    assert report.published_at is not None
    return PublicRow(
        id=report.id,
        code=report.code,
        title=report.public_title,
        text=report.public_text,
        state=report.state,
        waiting_for=report.waiting_for,
        closed_by=report.closed_by,
        region=report.region_id or "",
        place=place_of(report.region),
        topic=report.topic.name if report.topic else "",
        institution=getattr(report, "leading", None) or "",
        is_anonymous=report.is_anonymous,
        published_at=report.published_at,
        responded_at=report.responded_at,
        supports=report.supports,
    )
