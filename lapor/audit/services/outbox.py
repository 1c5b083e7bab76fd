"""Claim outbox rows in batches, act, and mark done after success."""

import logging
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from lapor.audit import queries
from lapor.audit.followers import Follower
from lapor.audit.models import OutboxRow
from lapor.audit.services.transactions import writes

log = logging.getLogger("lapor.outbox")

BATCH = 100
LEASE = timedelta(minutes=2)
ATTEMPTS = 8


def act_on_batch(follower: Follower, *, at: datetime) -> int:
    """Let the follower act on up to 100 waiting events, in the order of each stream; returns how many were claimed.

    A row is deleted only after its function returned, so that a killed worker's rows come back when the lease is over. A row that
    fails waits (1, 2, 4 … minutes) and holds back the later rows of its stream; after 8 failures it is parked where a person sees it.
    """
    rows = _claim(follower.name, at=at)
    events = queries.followed_events([row.event_id for row in rows])
    done: list[int] = []
    failed: dict[str, str] = {}
    for row in rows:
        if row.stream in failed:
            continue
        try:
            event = events.get(row.event_id)
            if event is not None:
                follower.acts[row.kind](event, at)
            done.append(row.id)
        except Exception as error:
            log.exception("follower %s failed on event %s", follower.name, row.event_id)
            failed[row.stream] = type(error).__name__
            _postpone(row, at=at, failure=type(error).__name__)
    _finish(done, held=[row.id for row in rows if row.stream in failed])
    return len(rows)


@writes
def _claim(follower: str, *, at: datetime) -> list[OutboxRow]:
    waiting: QuerySet[OutboxRow] = OutboxRow.objects.filter(follower=follower, parked_at__isnull=True)
    earlier = waiting.filter(stream=OuterRef("stream"), id__lt=OuterRef("id")).filter(
        Q(available_at__gt=at) | Q(lease_until__gt=at)
    )
    free = waiting.filter(Q(lease_until__isnull=True) | Q(lease_until__lte=at), available_at__lte=at)
    if connection.features.has_select_for_update_skip_locked:
        free = free.select_for_update(skip_locked=True)
    rows = list(free.filter(~Exists(earlier)).order_by("id")[:BATCH])
    if rows:
        OutboxRow.objects.filter(id__in=[row.id for row in rows]).update(lease_until=at + LEASE)
    return rows


@writes
def _postpone(row: OutboxRow, *, at: datetime, failure: str) -> None:
    attempts = row.attempts + 1
    OutboxRow.objects.filter(pk=row.pk).update(
        attempts=F("attempts") + 1,
        available_at=at + timedelta(minutes=2 ** min(row.attempts, 6)),
        parked_at=at if attempts >= ATTEMPTS else None,
        failure=failure,
    )


@writes
def _finish(done: list[int], *, held: list[int]) -> None:
    OutboxRow.objects.filter(id__in=done).delete()
    OutboxRow.objects.filter(id__in=held).update(lease_until=None)


@writes
def release_parked(row_id: int, *, at: datetime) -> None:
    """Give a parked row another round, after a person looked at it."""
    OutboxRow.objects.filter(pk=row_id, parked_at__isnull=False).update(
        parked_at=None, attempts=0, available_at=at, lease_until=None
    )
