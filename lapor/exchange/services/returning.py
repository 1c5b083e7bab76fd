"""The bundle that goes back to a post: acknowledgement, news of its reports and of its villages, and what the centre sends along."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

import msgspec

from lapor.audit.models import DailyRoot
from lapor.audit.services import writes
from lapor.audit.site import own_site
from lapor.exchange import centre_side, queries
from lapor.exchange.answers import Line, Standing, seal_standing
from lapor.exchange.errors import PostHeldBack, UnknownPost, UpdateTooLarge
from lapor.exchange.facts import milliseconds_of
from lapor.exchange.items import Carried, Item, News
from lapor.exchange.models import CarriedFile, PostReport, VillagePost
from lapor.exchange.services.centre_store import CentreTables, known_post
from lapor.exchange.squeeze import squeeze
from lapor.institutions import queries as institutions
from lapor.reports import public_queries
from lapor.reports.delivery_queries import waits_for_delivery
from lapor.reports.models import Report, Response

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
    keys = dict(PostReport.objects.filter(site=post.site).values_list("report", "answer_key"))
    reports = Report.objects.filter(pk__in=list(numbers)).select_related("tenant", "region")
    for report in sorted(reports, key=lambda each: numbers[each.id]):
        is_own = report.id in keys
        is_open = report.lane == Report.Lane.ORDINARY and report.privacy == Report.Privacy.OPEN
        if is_open and (is_own or report.published_at):
            sealed = seal_standing(_standing(report, is_own=is_own), to=bytes(post.box_key))
            yield _one(report, number=numbers[report.id], is_own=is_own, opened=sealed)
        elif key := keys.get(report.id):
            sealed = seal_standing(_standing(report, is_own=True), to=bytes(key))
            yield _one(report, number=numbers[report.id], is_own=True, sealed=sealed)


def _one(report: Report, *, number: int, is_own: bool, opened: bytes = b"", sealed: bytes = b"") -> News:
    return News(
        report=report.id.bytes,
        published=number,
        needs_delivery=is_own and waits_for_delivery(report),
        opened=opened,
        sealed=sealed,
    )


def _standing(report: Report, *, is_own: bool) -> Standing:
    lead = public_queries.leading_institution(report)
    return Standing(
        code=report.code,
        state=report.state,
        waiting_for=report.waiting_for,
        due_at=report.answer_due_at.isoformat(),
        title=report.public_title or (report.title if is_own else ""),
        region=report.region_id or "",
        with_whom=institutions.office(lead).name if lead else "",
        filed_at=report.filed_at.isoformat(),
        text=report.public_text or (report.body if is_own else ""),
        lines=tuple(_lines(report)),
    )


def _lines(report: Report) -> list[Line]:
    words = [
        Line(
            at=word.said_at.isoformat(),
            who=institutions.office(word.institution_id).name if word.institution_id else "",
            kind=word.kind,
            text=word.text,
        )
        for word in public_queries.words_of(report)
    ]
    answers = [
        Line(
            at=(each.sent_at or each.written_at).isoformat(),
            who=institutions.office(each.institution_id).name,
            kind="response",
            text=_answer(each),
        )
        for each in public_queries.sent_responses(report)
    ]
    return sorted([*words, *answers], key=lambda line: line.at)


def _answer(response: Response) -> str:
    return "\n".join(part for part in (response.text, response.found, response.done) if part)


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
