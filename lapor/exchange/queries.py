"""Reads of exchange at the centre: what was published, how posts stand, what reaches a village."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Max, Min, Q, QuerySet

from lapor.audit import queries as audit
from lapor.audit.followers import Followed
from lapor.audit.models import Event
from lapor.exchange import policy
from lapor.exchange.errors import UnknownPost
from lapor.exchange.models import (
    BundleUpload,
    CarriedFile,
    PostFact,
    PostReport,
    Published,
    VillageCoverage,
    VillagePost,
)
from lapor.kit.actors import Actor
from lapor.reports.models import Report

HISTORY = ("post_enrolled", "post_suspended", "post_resumed", "post_revoked")


@dataclass(frozen=True, kw_only=True)
class PostView:
    """A village post as its keepers see it. `waiting` facts have had no effect yet, `parked` need somebody, `gaps` are asked for again."""

    site: UUID
    tenant: UUID
    name: str
    status: str
    status_reason: str
    regions: tuple[str, ...]
    facts: int
    waiting: int
    parked: int
    forks: int
    gaps: int
    transport_days: float | None
    clock_off_by: timedelta | None
    last_bundle_at: datetime | None
    last_return_at: datetime | None


def last_published() -> int:
    """The newest number for readers outside; 0 without. 1 statement."""
    return Published.objects.aggregate(last=Max("seq"))["last"] or 0


def published_after(number: int, *, limit: int = 500) -> list[Published]:
    """Published events beyond this number, in order: what a reader outside asks for next. 1 statement."""
    return list(Published.objects.filter(seq__gt=number).order_by("seq")[:limit])


def news_since(post: VillagePost) -> dict[UUID, int]:
    """Reports of the post and public ones of its villages that changed since what it has had, with their newest number. 3 statements."""
    changed = Published.objects.filter(seq__gt=post.had, stream__startswith="report/")
    newest = {
        UUID(stream.partition("/")[2]): seq
        for stream, seq in changed.values_list("stream").annotate(last=Max("seq")).values_list("stream", "last")
    }
    own = set(reports_of_post(post.site).filter(report__in=list(newest)).values_list("report", flat=True))
    public = Report.objects.filter(pk__in=list(newest), region__in=post.regions, published_at__isnull=False)
    wanted = own | set(public.values_list("id", flat=True))
    return {report: seq for report, seq in newest.items() if report in wanted}


def covers_until(report: UUID, *, published: int) -> datetime | None:
    """When the newest event of the report up to this published number was recorded. 1 statement."""
    rows = Published.objects.filter(stream=f"report/{report}", seq__lte=published).order_by("-seq")
    return rows.values_list("recorded_at", flat=True).first()


def reports_of_post(site: UUID) -> QuerySet[PostReport]:
    """The reports that were filed at a post and taken here: that it states something about others makes them none of its own."""
    return PostReport.objects.filter(site=site, answer_key__isnull=False)


def has_origin(site: UUID, *, seq: int) -> bool:
    """Whether an event of this place in a post's sequence is recorded already. 1 statement."""
    return Event.objects.filter(site=site, site_seq=seq).exists()


def post_named(text: str) -> VillagePost | None:
    """A post by its site or the beginning of it, or by its name; None when none or several fit. 1 statement."""
    found = [row for row in VillagePost.objects.all() if str(row.site).startswith(text.lower()) or row.name == text]
    return found[0] if len(found) == 1 and text else None


def active_posts() -> list[VillagePost]:
    """Posts that get returning bundles, by name. 1 statement."""
    return list(VillagePost.objects.filter(status=VillagePost.Status.ACTIVE).order_by("name"))


def posts_visible_to(actor: Actor, *, tenant: UUID) -> list[PostView]:
    """The tenant's posts for its keepers, by name; nothing for anybody else. 1 statement and 6 for each post."""
    if not policy.may_keep_posts(actor, tenant=tenant):
        return []
    return [_post_view(row) for row in VillagePost.objects.filter(tenant=tenant).order_by("name")]


def post_visible_to(actor: Actor, *, site: UUID) -> PostView:
    """One post for the keepers of its tenant. 7 statements. Raises UnknownPost, also for whoever does not keep it."""
    row = VillagePost.objects.filter(pk=site).first()
    if row is None or not policy.may_keep_posts(actor, tenant=row.tenant):
        raise UnknownPost
    return _post_view(row)


def history_of(site: UUID) -> list[Followed]:
    """What happened to a post, newest first; whoever asks has found the post. 2 statements."""
    return audit.newest_events(f"post/{site}", kinds=HISTORY, limit=30)


def signals_of(tenant: UUID) -> dict[str, str]:
    """What reaches each village of which somebody told it, by code. 1 statement."""
    return dict(VillageCoverage.objects.filter(tenant=tenant).values_list("region", "signal"))


def _post_view(row: VillagePost) -> PostView:
    facts = PostFact.objects.filter(site=row.site)
    gaps = facts.filter(is_linked=False).count()
    told, heard = row.told_clock, row.last_bundle_at
    return PostView(
        site=row.site,
        tenant=row.tenant,
        name=row.name,
        status=row.status,
        status_reason=row.status_reason,
        regions=tuple(row.regions),
        facts=facts.count(),
        waiting=facts.filter(outcome="").count(),
        parked=facts.filter(outcome="parked").count(),
        forks=facts.filter(~Q(branch=row.site)).count(),
        gaps=gaps,
        transport_days=_transport_days(row.site),
        clock_off_by=told - heard if told and heard else None,
        last_bundle_at=row.last_bundle_at,
        last_return_at=row.last_return_at,
    )


def _transport_days(site: UUID) -> float | None:
    """Mean days between the legal moment of filing and arrival, of the newest 200 reports of a post. 1 statement."""
    reports = PostReport.objects.filter(site=site).order_by("-report").values_list("report", flat=True)[:200]
    rows = Report.objects.filter(pk__in=list(reports), channel="village_post").values_list("filed_at", "received_at")
    spans = [(received - filed).total_seconds() / 86_400 for filed, received in rows]
    return round(sum(spans) / len(spans), 1) if spans else None


def first_fact_at(site: UUID) -> int:
    """When the first fact of a post arrived (ms); 0 without. 1 statement."""
    return PostFact.objects.filter(site=site).aggregate(first=Min("arrived_at"))["first"] or 0


def unused_files(site: UUID) -> int:
    """Files of a post that came whole and belong to no report yet. 1 statement."""
    return CarriedFile.objects.filter(site=site, is_whole=True, is_used=False).count()


def require_post(site: UUID, *, actor: Actor, tenant: UUID) -> None:
    """Raises UnknownPost unless the post is the tenant's and the actor keeps its posts. 1 statement."""
    if (
        not policy.may_keep_posts(actor, tenant=tenant)
        or not VillagePost.objects.filter(pk=site, tenant=tenant).exists()
    ):
        raise UnknownPost


def uploads_visible_to(actor: Actor, *, tenant: UUID, limit: int = 20) -> list[BundleUpload]:
    """The newest uploaded bundles of the tenant for its keepers, without their bytes. 1 statement."""
    if not policy.may_keep_posts(actor, tenant=tenant):
        return []
    rows = BundleUpload.objects.filter(tenant=tenant).defer("content").order_by("-uploaded_at")
    return list(rows[:limit])
