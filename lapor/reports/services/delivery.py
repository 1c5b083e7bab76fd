"""Notices that travel: the reporter's spans start when one was delivered."""

from datetime import datetime
from uuid import UUID

from lapor.audit.models import Event
from lapor.audit.services import writes
from lapor.kit.actors import Actor
from lapor.kit.masking import mask
from lapor.kit.text import clean
from lapor.reports import queries
from lapor.reports.delivery_queries import news_at, waits_for_delivery
from lapor.reports.models import Delivery
from lapor.reports.services import steps


@writes
def wait_for_delivery(report_id: UUID, *, at: datetime) -> None:
    """From now on the reporter's spans wait until a post says that the news were delivered. Safe to run twice."""
    Delivery.objects.get_or_create(pk=report_id, defaults={"since": at})


@writes
def note_delivery(report_id: UUID, *, covers: datetime, way: str, by: Actor, at: datetime) -> Event:
    """News up to `covers` were shown, printed or handed over, at the moment that `by` states (else `at`).

    A report that never waited for a delivery is noted and does not begin to. Raises UnknownReport. Law: docs/law/clocks.md#close
    """
    report = queries.locked(report_id)
    row = Delivery.objects.filter(pk=report_id).first()
    if row is not None and (row.covers_at is None or covers > row.covers_at):
        row.covers_at, row.way = covers, way
        row.delivered_at = max(by.stated.happened_at if by.stated else at, covers)
        row.save()
    return steps.note(report, kind="notice_delivered", by=by, at=at, way=way, covers=covers.isoformat())


@writes
def reach_reporter(report_id: UUID, *, covers: datetime, way: str, by: Actor, at: datetime) -> bool:
    """News up to `covers` reached the reporter without a post: read on the web, or a message that arrived (its channel).

    Noted once, and only while the report waits for the delivery of just these news; returns whether it was. Raises UnknownReport.
    Law: docs/law/clocks.md#close
    """
    report = queries.locked(report_id)
    news = news_at(report)
    if news is None or covers < news or not waits_for_delivery(report):
        return False
    note_delivery(report_id, covers=covers, way=way, by=by, at=at)
    return True


@writes
def keep_late_fact(report_id: UUID, *, fact: str, text: str, by: Actor, at: datetime) -> Event:
    """Keep what the state of the case no longer allows to act on: it stands on the stream, masked, and changes nothing."""
    report = queries.locked(report_id)
    return steps.note(report, kind="late_fact", by=by, at=at, fact=fact, text=mask(clean(text)).text)
