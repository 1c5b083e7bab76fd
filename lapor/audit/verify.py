"""Walk every stream and recompute what it claims: hashes, order, heads, commitments."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Exists, OuterRef

from lapor.audit.links import link_hash, payload_bytes
from lapor.audit.models import DailyRoot, Event, EventPayload, StreamHead
from lapor.audit.roots import faults_of
from lapor.kit.hashing import commitment

BATCH = 200
LOOKS = 3


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing that does not fit: where, and which (hash, gap, previous, head, no_head, commitment, payload, payload_alone, site)."""

    stream: str
    code: str
    seq: int = 0
    event: UUID | None = None


@dataclass(kw_only=True)
class Verdict:
    """What was walked and what did not fit."""

    streams: int = 0
    events: int = 0
    erased: int = 0
    faults: list[Fault] = field(default_factory=list)


Checker = Callable[[], Iterable[Fault]]


def verify(*, checkers: Sequence[Checker] = ()) -> Verdict:
    """Walk all streams in batches, then run the checkers of other packages. Reads only; needs no keys.

    Every column of the tables with `event` in their name is covered, and every stream head. A missing payload is accepted only
    when an event of the same stream says that it was erased and under which rule.
    """
    verdict = Verdict()
    centre: set[UUID] = set()
    for heads in _head_batches():
        events = _events_of(heads)
        for head in heads:
            _walk(head, events=events.get(head.stream, []), verdict=verdict, centre=centre)
    verdict.faults += [Fault(stream=stream, code="no_head") for stream in _without_head()]
    verdict.faults += [Fault(stream="-", code="payload_alone", event=key) for key in _alone()]
    verdict.faults += list(_root_faults())
    for check in checkers:
        verdict.faults += list(check())
    return verdict


def _root_faults() -> Iterator[Fault]:
    """Every daily root against the links of its day and the root before."""
    before: DailyRoot | None = None
    for row in DailyRoot.objects.order_by("day").iterator(chunk_size=BATCH):
        for code in faults_of(row, before=before):
            yield Fault(stream=f"root/{row.day.isoformat()}", code=code)
        before = row


def _head_batches() -> Iterator[list[StreamHead]]:
    last = ""
    while heads := list(StreamHead.objects.filter(stream__gt=last).order_by("stream")[:BATCH]):
        yield heads
        last = heads[-1].stream


def _events_of(heads: list[StreamHead]) -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = defaultdict(list)
    for event in Event.objects.filter(stream__in=[head.stream for head in heads]).order_by("stream", "seq"):
        found[event.stream].append(event)
    return found


def _walk(head: StreamHead, *, events: list[Event], verdict: Verdict, centre: set[UUID]) -> None:
    """One stream; one that grew between the two reads is looked at again, so that a busy house is not called broken."""
    look = _Look(head=head, events=events)
    for _ in range(LOOKS):
        if look.head_fits():
            break
        look = _Look(
            head=StreamHead.objects.filter(pk=head.stream).first() or head,
            events=list(Event.objects.filter(stream=head.stream).order_by("seq")),
        )
    look.judge(centre=centre)
    verdict.streams += 1
    verdict.events += len(look.events)
    verdict.erased += look.erased
    verdict.faults += look.faults


class _Look:
    """One stream as read at one moment."""

    def __init__(self, *, head: StreamHead, events: list[Event]) -> None:
        self.head, self.events = head, events
        self.faults: list[Fault] = []
        self.erased = 0

    def head_fits(self) -> bool:
        last = self.events[-1] if self.events else None
        return last is not None and (self.head.seq, self.head.hash) == (last.seq, last.hash)

    def judge(self, *, centre: set[UUID]) -> None:
        payloads = {row.event_id: row for row in EventPayload.objects.filter(pk__in=[each.id for each in self.events])}
        named = _erased(self.events, payloads=payloads)
        previous, seq = "", 0
        for event in self.events:
            codes = list(_faults_of(event, seq=seq + 1, previous=previous, centre=centre))
            wrong = _payload_fault(event, payload=payloads.get(event.id), erased=named)
            for code in [*codes, *([wrong] if wrong else [])]:
                self.faults.append(Fault(stream=self.head.stream, code=code, seq=event.seq, event=event.id))
            self.erased += event.id not in payloads and not wrong
            previous, seq = event.hash, event.seq
        if not self.head_fits():
            self.faults.append(Fault(stream=self.head.stream, code="head", seq=self.head.seq))


def _faults_of(event: Event, *, seq: int, previous: str, centre: set[UUID]) -> Iterator[str]:
    if link_hash(event) != event.hash:
        yield "hash"
    if event.seq != seq:
        yield "gap"
    if event.prev_hash != previous:
        yield "previous"
    if event.site_seq is None:
        centre.add(event.site)
        if len(centre) > 1:
            centre.discard(event.site)
            yield "site"


def _payload_fault(event: Event, *, payload: EventPayload | None, erased: set[str]) -> str:
    if payload is None:
        return "" if str(event.id) in erased else "payload"
    try:
        made = commitment(salt=bytes(payload.salt), payload=payload_bytes(payload.payload))
    except ValueError:
        return "commitment"
    return "" if made == event.commitment else "commitment"


def _erased(events: list[Event], *, payloads: dict[UUID, EventPayload]) -> set[str]:
    said = [payloads[event.id].payload for event in events if event.kind == "payload_erased" and event.id in payloads]
    return {str(each["event"]) for each in said if each.get("rule")}


def _without_head() -> list[str]:
    heads = StreamHead.objects.filter(pk=OuterRef("stream"))
    return list(Event.objects.filter(~Exists(heads)).values_list("stream", flat=True).distinct().order_by("stream"))


def _alone() -> list[UUID]:
    events = Event.objects.filter(pk=OuterRef("event_id"))
    return list(EventPayload.objects.filter(~Exists(events)).values_list("event_id", flat=True))
