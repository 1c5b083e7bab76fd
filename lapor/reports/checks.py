"""What the audit's verifier checks of reports: each has its stream, its words are those received, its files too."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from uuid import UUID

from lapor.audit.models import Event, EventPayload, StreamHead
from lapor.audit.verify import Fault
from lapor.reports.models import Report
from lapor.reports.services.file import content_hash

BATCH = 500
ByteCheck = Callable[[Mapping[UUID, str]], list[UUID]]


def reports_without_stream() -> Iterator[Fault]:
    """Reports whose stream is gone altogether."""
    for batch in _batches():
        streams = {report.stream for report in batch}
        known = set(StreamHead.objects.filter(pk__in=streams).values_list("pk", flat=True))
        for stream in sorted(streams - known):
            yield Fault(stream=stream, code="no_stream")


def changed_contents() -> Iterator[Fault]:
    """Reports whose own words or facts are not the ones that their first event committed to."""
    for batch in _batches():
        streams = [report.stream for report in batch]
        filed, transcribed = _filed(streams), _transcribed(streams)
        for report in batch:
            expected = filed.get(report.stream, {}).get("content_sha256")
            if expected and expected not in _hashes(report, is_transcribed=report.stream in transcribed):
                yield Fault(stream=report.stream, code="content", seq=1)


def changed_bytes(check: ByteCheck) -> Iterator[Fault]:
    """Files whose bytes are not the ones that an event committed to; the check itself is handed in."""
    last: UUID | None = None
    while rows := _payloads_after(last):
        owners = {UUID(file["id"]): (row.event_id, file["sha256"]) for row in rows for file in _files(row.payload)}
        wrong = check({file: digest for file, (_, digest) in owners.items()})
        events = {event.id: event for event in Event.objects.filter(pk__in=[owners[file][0] for file in wrong])}
        for file in wrong:
            event = events[owners[file][0]]
            yield Fault(stream=event.stream, code="bytes", seq=event.seq, event=event.id)
        last = rows[-1].event_id


def _batches() -> Iterator[list[Report]]:
    last: UUID | None = None
    while rows := list((Report.objects.filter(pk__gt=last) if last else Report.objects.all()).order_by("pk")[:BATCH]):
        yield rows
        last = rows[-1].pk


def _filed(streams: list[str]) -> dict[str, dict[str, Any]]:
    first = dict(Event.objects.filter(stream__in=streams, seq=1).values_list("id", "stream"))
    payloads = EventPayload.objects.filter(pk__in=list(first)).values_list("event_id", "payload")
    return {first[event]: payload for event, payload in payloads}


def _transcribed(streams: list[str]) -> set[str]:
    return set(Event.objects.filter(stream__in=streams, kind="transcribed").values_list("stream", flat=True))


def _hashes(report: Report, *, is_transcribed: bool) -> set[str]:
    """The hash of the words as they are, and as they were before a sound was written down."""
    found = {content_hash(report)}
    if not is_transcribed:
        return found
    report.body = ""
    return found | {content_hash(report)}


def _payloads_after(last: UUID | None) -> list[EventPayload]:
    rows = EventPayload.objects.filter(pk__gt=last) if last else EventPayload.objects.all()
    return list(rows.order_by("pk")[:BATCH])


def _files(payload: dict[str, Any]) -> list[dict[str, str]]:
    files = payload.get("files")
    return [file for file in files if isinstance(file, dict)] if isinstance(files, list) else []
