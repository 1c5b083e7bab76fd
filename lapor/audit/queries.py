"""All reads of the audit floor."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from lapor.audit.followers import Followed
from lapor.audit.models import Event, EventPayload, OutboxRow


@dataclass(frozen=True, kw_only=True)
class Parked:
    """An outbox row that failed too often and waits for a person."""

    id: int
    follower: str
    stream: str
    kind: str
    failure: str


def followed_events(event_ids: Sequence[UUID]) -> dict[UUID, Followed]:
    """The events with what is left of their payloads, by id. 2 statements."""
    payloads = dict(EventPayload.objects.filter(pk__in=event_ids).values_list("event_id", "payload"))
    return {event.id: _followed(event, payloads.get(event.id, {})) for event in Event.objects.filter(pk__in=event_ids)}


def stream_events(stream: str) -> list[Followed]:
    """All events of a stream, oldest first, with what is left of their payloads. 2 statements."""
    events = list(Event.objects.filter(stream=stream).order_by("seq"))
    payloads = dict(
        EventPayload.objects.filter(pk__in=[event.id for event in events]).values_list("event_id", "payload")
    )
    return [_followed(event, payloads.get(event.id, {})) for event in events]


def newest_events(stream: str, *, kinds: Sequence[str], limit: int) -> list[Followed]:
    """The newest events of these kinds on a stream, newest first. 2 statements."""
    events = list(Event.objects.filter(stream=stream, kind__in=list(kinds)).order_by("-seq")[:limit])
    payloads = dict(
        EventPayload.objects.filter(pk__in=[event.id for event in events]).values_list("event_id", "payload")
    )
    return [_followed(event, payloads.get(event.id, {})) for event in events]


def last_hash(stream: str) -> str:
    """The hash of the newest link of the stream, or an empty text."""
    return Event.objects.filter(stream=stream).order_by("-seq").values_list("hash", flat=True).first() or ""


def parked_rows() -> list[Parked]:
    """Outbox rows that failed too often, oldest first, at most 200."""
    return [
        Parked(id=row.id, follower=row.follower, stream=row.stream, kind=row.kind, failure=row.failure)
        for row in OutboxRow.objects.filter(parked_at__isnull=False).order_by("id")[:200]
    ]


def waiting_rows(followers: Iterable[str]) -> int:
    """How many rows still wait for these followers, parked ones left out."""
    return OutboxRow.objects.filter(follower__in=list(followers), parked_at__isnull=True).count()


def _followed(event: Event, payload: dict[str, object]) -> Followed:
    return Followed(
        id=event.id,
        stream=event.stream,
        seq=event.seq,
        kind=event.kind,
        happened_at=event.happened_at,
        recorded_at=event.recorded_at,
        actor=event.actor,
        payload=dict(payload),
    )
