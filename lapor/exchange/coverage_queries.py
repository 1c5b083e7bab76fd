"""Reads about villages: how they are reached, when something was heard from each last, and which are silent."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Max, Q

from lapor.audit import queries as audit
from lapor.audit.followers import Followed
from lapor.exchange.models import SignalSurvey, VillageCoverage, VillagePost
from lapor.institutions import queries as institutions
from lapor.institutions.errors import UnknownRegion
from lapor.institutions.models import Region
from lapor.institutions.region_queries import Village, lies_in, villages_in
from lapor.reports.fact_queries import CARRIED
from lapor.reports.models import Report

SILENT_DAYS, QUIET_DAYS = 30, 90
BLANK = VillageCoverage.Signal.NONE


@dataclass(frozen=True, kw_only=True)
class VillageView:
    """How a village is reached: signal, since when and who says so, ways, and when something was heard last.

    `signal` is empty while nobody told it. `is_hard` marks those that are reached by a post alone or hardly: blank spots, villages of a
    post, and those that a post ever brought a report of. `last_report_at` counts ordinary reports only.
    """

    region: str
    name: str
    signal: str
    since: str
    source: str
    ways: tuple[str, ...]
    is_hard: bool
    last_report_at: datetime | None
    last_bundle_at: datetime | None
    surveyed_at: datetime | None

    @property
    def heard_at(self) -> datetime | None:
        """When something was heard last; None for never."""
        return max((each for each in (self.last_report_at, self.last_bundle_at) if each), default=None)

    def is_silent(self, *, at: datetime, days: int) -> bool:
        """Whether nothing was heard from the village for so many days."""
        return self.heard_at is None or self.heard_at < at - timedelta(days=days)


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """The villages of a tenant. `told` are those whose signal somebody told, by code; the others the longest silence first.

    `silent` are hard to reach and silent for 30 days, `quiet` all others that are silent for 90.
    """

    told: tuple[VillageView, ...]
    silent: tuple[VillageView, ...]
    quiet: tuple[VillageView, ...]


def coverage_of(tenant: UUID, *, at: datetime) -> Coverage:
    """How the tenant's villages are reached, and which are silent. At most 6 statements."""
    views = _views(tenant)
    hard, others = [each for each in views if each.is_hard], [each for each in views if not each.is_hard]
    return Coverage(
        told=tuple(each for each in views if each.signal),
        silent=_longest_first(hard, at=at, days=SILENT_DAYS),
        quiet=_longest_first(others, at=at, days=QUIET_DAYS),
    )


def silent_villages(tenant: UUID, *, at: datetime, days: int = SILENT_DAYS) -> list[VillageView]:
    """Villages that are hard to reach and from which nothing was heard for so many days, the longest first. At most 6 statements."""
    return list(_longest_first([each for each in _views(tenant) if each.is_hard], at=at, days=days))


def village_of(tenant: UUID, *, code: str) -> Region | None:
    """The village or urban village with that code, if it lies in the tenant. At most 1 statement."""
    if not lies_in(code, region=institutions.office(tenant).region):
        return None
    try:
        found = institutions.region(code)
    except UnknownRegion:
        return None
    return found if found.level in {Region.Level.VILLAGE, Region.Level.URBAN_VILLAGE} else None


def villages_named(tenant: UUID, *, text: str, limit: int = 12) -> list[Village]:
    """Villages of the tenant whose name or code holds the text, by code. At most 1 statement."""
    wanted = " ".join(text.casefold().split())
    if not wanted:
        return []
    known = villages_in(institutions.office(tenant).region)
    return [each for each in known if wanted in each.name.casefold() or each.code.startswith(wanted)][:limit]


def told_about(tenant: UUID, *, code: str) -> VillageCoverage | None:
    """What was told about a village's signal, if anything. 1 statement."""
    return VillageCoverage.objects.filter(tenant=tenant, pk=code).first()


def surveys_of(tenant: UUID, *, code: str, limit: int = 5) -> list[SignalSurvey]:
    """The newest measurements in a village. 1 statement."""
    return list(SignalSurvey.objects.filter(tenant=tenant, region=code).order_by("-measured_at")[:limit])


def changes_of(code: str, *, limit: int = 10) -> list[Followed]:
    """What was told about a village, newest first; whoever asks has checked that the village is theirs. 2 statements."""
    return audit.newest_events(f"village/{code}", kinds=["coverage_set"], limit=limit)


def _views(tenant: UUID) -> list[VillageView]:
    region = institutions.office(tenant).region
    told = {row.region: row for row in VillageCoverage.objects.filter(tenant=tenant)}
    names = {each.code: f"{each.name}, {each.district_name}" for each in villages_in(region)}
    names |= institutions.region_paths(sorted(set(told) - set(names)))
    heard, carried = _reports(tenant)
    bundles, served = _posts(tenant)
    hard = _hard(told, also=served | carried)
    measured = SignalSurvey.objects.filter(tenant=tenant).values_list("region").annotate(last=Max("measured_at"))
    surveys = dict(measured.values_list("region", "last"))
    return [
        VillageView(
            region=code,
            name=names.get(code, code),
            signal=told[code].signal if code in told else "",
            since=told[code].since if code in told else "",
            source=told[code].source if code in told else "",
            ways=tuple(told[code].ways) if code in told else (),
            is_hard=code in hard,
            last_report_at=heard.get(code),
            last_bundle_at=bundles.get(code),
            surveyed_at=surveys.get(code),
        )
        for code in sorted(names)
    ]


def _hard(told: Mapping[str, VillageCoverage], *, also: Collection[str]) -> set[str]:
    by_post = {code for code, row in told.items() if row.signal == BLANK or "village_post" in row.ways}
    return by_post | set(also)


def _reports(tenant: UUID) -> tuple[dict[str, datetime], set[str]]:
    """When the last ordinary report came from each region, and the regions that a post ever brought one of. 1 statement."""
    rows = Report.objects.filter(tenant=tenant, lane=Report.Lane.ORDINARY, region__isnull=False).order_by()
    counted = rows.values("region").annotate(last=Max("received_at"), by_post=Count("pk", filter=Q(channel=CARRIED)))
    found = list(counted.values_list("region", "last", "by_post"))
    return {code: last for code, last, _ in found}, {code for code, _, by_post in found if by_post}


def _posts(tenant: UUID) -> tuple[dict[str, datetime], set[str]]:
    """When the last bundle came from each village, and the villages of posts that were not revoked. 1 statement."""
    bundles: dict[str, datetime] = {}
    served: set[str] = set()
    for post in VillagePost.objects.filter(tenant=tenant):
        if post.status != VillagePost.Status.REVOKED:
            served |= set(post.regions)
        if post.last_bundle_at is not None:
            bundles |= {code: max(bundles.get(code, post.last_bundle_at), post.last_bundle_at) for code in post.regions}
    return bundles, served


def _longest_first(views: Sequence[VillageView], *, at: datetime, days: int) -> tuple[VillageView, ...]:
    """Never heard of first, then the longest ago."""
    silent = [each for each in views if each.is_silent(at=at, days=days)]
    return tuple(sorted(silent, key=lambda each: (each.heard_at is not None, each.heard_at or at, each.region)))
