"""What the audit's verifier checks of words: each row says what its newest event committed to, and none came or went without one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Model

from lapor.attachments import queries as attachments
from lapor.attachments.models import Attachment
from lapor.audit.models import Event, EventPayload
from lapor.audit.verify import Fault
from lapor.reports.models import Contest, Note, Objection, Rating, Report, Response, Validation, Word
from lapor.reports.proofs import is_proved, key_of, proofs_in

BATCH = 200
# The kinds of events that bring a row. A store of before the commitments has such events without any.
BRINGERS: Mapping[type[Model], frozenset[str]] = {
    Word: frozenset({"asked", "replied", "question_answered", "added"}),
    Response: frozenset({"drafted", "responded", "responded_partly"}),
    Rating: frozenset({"confirmed", "affirmed", "rated", "disputed"}),
    Contest: frozenset({"contested"}),
    Validation: frozenset({"validated", "validation_failed"}),
    Objection: frozenset({"objected"}),
    Report: frozenset({"verified", "public_text_edited"}),
    Attachment: frozenset({"transcribed"}),
}


@dataclass(kw_only=True)
class _Said:
    """What the events of one report say of its words: the newest commitment by row, and kinds that came without any."""

    newest: dict[str, tuple[Event, dict[str, str]]] = field(default_factory=dict)
    silent: set[str] = field(default_factory=set)


def changed_words() -> Iterator[Fault]:
    """Words that differ from what was committed to (words), are gone (words_gone), or that no event brought (words_alone)."""
    last: UUID | None = None
    while batch := list((Report.objects.filter(pk__gt=last) if last else Report.objects.all()).order_by("pk")[:BATCH]):
        said, rows = _said([report.stream for report in batch]), _rows(batch)
        for report in batch:
            yield from _faults(report.stream, said=said[report.stream], rows=rows[report.id])
        last = batch[-1].pk


def _said(streams: list[str]) -> dict[str, _Said]:
    events = Event.objects.filter(stream__in=streams)
    payloads = dict(EventPayload.objects.filter(pk__in=events.values("pk")).values_list("event_id", "payload"))
    found: dict[str, _Said] = defaultdict(_Said)
    for event in events.order_by("stream", "seq"):
        proofs = proofs_in(payloads.get(event.id, {}))
        found[event.stream].newest |= {key: (event, proof) for key, proof in proofs.items()}
        if not proofs:
            found[event.stream].silent.add(event.kind)
    return found


def _rows(batch: list[Report]) -> dict[UUID, dict[str, Model]]:
    """Every row of words of these reports, by report and name."""
    found: dict[UUID, dict[str, Model]] = {report.id: {key_of(report): report} for report in batch}
    keys = [report.id for report in batch]
    for table in (Word, Response, Rating, Contest, Validation, Objection, Note):
        for row in table._default_manager.filter(report_id__in=keys):
            found[row.report_id][key_of(row)] = row
    for file in attachments.files_of_reports(keys):
        found[file.report or file.id][key_of(file)] = file
    return found


def _faults(stream: str, *, said: _Said, rows: dict[str, Model]) -> Iterator[Fault]:
    for key, (event, proof) in said.newest.items():
        row = rows.get(key)
        if row is None:
            yield Fault(stream=stream, code="words_gone", seq=event.seq, event=event.id)
        elif not is_proved(row, proof=proof):
            yield Fault(stream=stream, code="words", seq=event.seq, event=event.id)
    for key in sorted(rows.keys() - said.newest.keys()):
        if _says_something(rows[key]) and not _may_be_older(rows[key], said=said):
            yield Fault(stream=stream, code="words_alone")


def _may_be_older(row: Model, *, said: _Said) -> bool:
    """Whether the row may have come before there were commitments, or with a payload that was erased; notes had no event then."""
    kinds = BRINGERS.get(type(row))
    return kinds is None or bool(kinds & said.silent)


def _says_something(row: Model) -> bool:
    """Reports without public words and files without a transcript have nothing that an event would have brought."""
    if isinstance(row, Report):
        return bool(row.public_title or row.public_text)
    return bool(row.words) if isinstance(row, Attachment) else True
