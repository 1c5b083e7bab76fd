"""The bundle that goes back to a post: acknowledgement, news of its reports and of its villages, and what the centre sends along."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

import msgspec

from lapor.audit.models import DailyRoot
from lapor.audit.services import writes
from lapor.audit.site import own_site
from lapor.exchange import centre_side, queries
from lapor.exchange.answers import seal_standing
from lapor.exchange.errors import PostHeldBack, UnknownPost, UpdateTooLarge
from lapor.exchange.facts import milliseconds_of
from lapor.exchange.items import Carried, Item, News
from lapor.exchange.models import CarriedFile, VillagePost
from lapor.exchange.services.centre_store import CentreTables, known_post
from lapor.exchange.squeeze import squeeze
from lapor.exchange.standings import standing_for_post, standing_for_reporter
from lapor.institutions import queries as institutions
from lapor.reports.delivery_queries import waits_for_delivery
from lapor.reports.models import Report

LARGEST_UPDATE = 3 * 1024 * 1024


@writes
def make_return(site: UUID, *, update: bytes = b"", at: datetime) -> bytes:
    """A returning bundle with all news since what the post told that it has had. Raises UnknownPost, PostHeldBack, UpdateTooLarge.

    `update` is a software update: it goes along under the centre's signature, and the post's operator installs it.
    """
    if len(update) > LARGEST_UPDATE:
        raise UpdateTooLarge
    post = VillagePost.objects.select_for_update().filter(pk=site).first()
    if post is None:
        raise UnknownPost
    if post.status != VillagePost.Status.ACTIVE:
        raise PostHeldBack
    own, published = own_site(), queries.last_published()
    blobs = [bytes.fromhex(each) for each in CarriedFile.objects.filter(site=site).values_list("blob", flat=True)]
    ack = centre_side.acknowledgement(
        site, store=CentreTables(now=at), blobs=blobs, published=published, at=milliseconds_of(at)
    )
    items: list[Item] = [*_news(post), *_carried(post, update=update, at=at), ack]
    VillagePost.objects.filter(pk=site).update(last_return_at=at)
    return centre_side.write_return(items, post=known_post(post), site=own.id, signing_key=own.key)


def _news(post: VillagePost) -> Iterator[News]:
    numbers = queries.news_since(post)
    keys = dict(queries.reports_of_post(post.site).values_list("report", "answer_key"))
    reports = Report.objects.filter(pk__in=list(numbers)).select_related("tenant", "region")
    for report in sorted(reports, key=lambda each: numbers[each.id]):
        is_own, key = report.id in keys, keys.get(report.id)
        is_open = report.lane == Report.Lane.ORDINARY and report.privacy == Report.Privacy.OPEN
        opened = standing_for_post(report, is_own=is_own) if is_open and (is_own or report.published_at) else None
        if opened is None and not key:
            continue
        yield News(
            report=report.id.bytes,
            published=numbers[report.id],
            needs_delivery=is_own and waits_for_delivery(report),
            opened=seal_standing(opened, to=bytes(post.box_key)) if opened else b"",
            sealed=seal_standing(standing_for_reporter(report), to=bytes(key)) if key else b"",
        )


def _carried(post: VillagePost, *, update: bytes, at: datetime) -> Iterator[Carried]:
    made = milliseconds_of(at)
    days = {
        each.day.isoformat(): each.name
        for year in (at.year, at.year + 1)
        for each in institutions.holidays_in(year=year, institution=post.tenant)
    }
    yield Carried(kind="calendar", made_at=made, content=squeeze(msgspec.json.encode(days)))
    rights = {"name": post.name, "regions": post.regions, "status": post.status, "as_of": at.isoformat()}
    yield Carried(kind="rights", made_at=made, content=squeeze(msgspec.json.encode(rights)))
    root = DailyRoot.objects.order_by("-day").first()
    if root is not None:
        told = {"day": root.day.isoformat(), "root": root.root, "signature": root.signature, "key": root.key}
        yield Carried(kind="root", made_at=made, content=squeeze(msgspec.json.encode(told)))
    if update:
        yield Carried(kind="update", made_at=made, content=update)
