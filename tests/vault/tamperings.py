"""Single ways of changing the past, each on one random row, as somebody with the whole database could."""

import random
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import models, router

from lapor.attachments import store
from lapor.attachments.models import Attachment
from lapor.audit.links import link_hash
from lapor.audit.models import DailyRoot, Event, EventPayload, StreamHead
from lapor.kit.ids import new_id
from lapor.reports.models import Contest, Note, Rating, Report, Response, Word
from lapor.reports.proofs import COLUMNS as WORDS_PROVED

Dice = random.Random
Undo = AbstractContextManager[None]
Tampering = Callable[[Dice], "Undo | None"]

# What the record commits to, column by column. `made_at` of a root says when it was computed, nothing about the past.
COLUMNS: list[tuple[type[models.Model], str]] = [
    *[(Event, field.name) for field in Event._meta.fields],
    *[(EventPayload, field.name) for field in EventPayload._meta.fields],
    *[(StreamHead, field.name) for field in StreamHead._meta.fields],
    *[(DailyRoot, field.name) for field in DailyRoot._meta.fields if field.name != "made_at"],
    *[(Report, name) for name in ("title", "body", "address", "occurred_on", "latitude", "longitude")],
    *[(table, name) for table in (Word, Response, Rating, Contest, Note) for name in WORDS_PROVED[table]],
    *[(Report, name) for name in ("public_title", "public_text")],
]
TABLES_OF_WORDS: tuple[type[models.Model], ...] = (Word, Response, Rating, Contest, Note)


def changed_field(table: type[models.Model], name: str) -> Tampering:
    """Another value in one column of one row."""

    def tamper(dice: Dice) -> None:
        row = _one(table, dice=dice, having={"public_text__gt": ""} if name.startswith("public_") else {})
        same = table._default_manager.filter(pk=row.pk)
        same.update(**{name: _other(getattr(row, name), dice=dice, kind=_kind(table, name=name))})

    return tamper


def removed_event(dice: Dice) -> None:
    """One event with its payload is gone."""
    event = _one(Event, dice=dice)
    _forget([event])


def removed_payload(dice: Dice) -> None:
    """An event says nothing any more, and no erasure says why."""
    EventPayload.objects.filter(pk=_one(EventPayload, dice=dice).pk).delete()


def swapped_order(dice: Dice) -> None:
    """Two events of a stream have changed places."""
    first, second = dice.sample(_long_stream(dice), 2)
    places = first.seq, second.seq
    Event.objects.filter(pk=first.pk).update(seq=10_000)
    Event.objects.filter(pk=second.pk).update(seq=places[0])
    Event.objects.filter(pk=first.pk).update(seq=places[1])


def inserted_event(dice: Dice) -> None:
    """One more event at the end of a stream on a day that has its root; hash, payload and head are made to fit."""
    event = _one(Event, dice=dice)
    last = Event.objects.filter(stream=event.stream).order_by("-seq")[0]
    payload = EventPayload.objects.get(pk=last.pk)
    more = Event.objects.get(pk=last.pk)
    more.pk, more.seq, more.prev_hash, more.kind = new_id(), last.seq + 1, last.hash, "added"
    more.hash = link_hash(more)
    more.save(force_insert=True)
    EventPayload(event_id=more.pk, salt=payload.salt, payload=payload.payload).save(force_insert=True)
    StreamHead.objects.filter(pk=last.stream).update(seq=more.seq, hash=more.hash)


def truncated_tail(dice: Dice) -> None:
    """The last event of a stream is gone, and the head is made to fit."""
    stream = _long_stream(dice)
    _forget([stream[-1]])
    StreamHead.objects.filter(pk=stream[-1].stream).update(seq=stream[-2].seq, hash=stream[-2].hash)


def removed_stream(dice: Dice) -> None:
    """A stream is gone with its head; its report is still there."""
    _forget_stream(_one(Report, dice=dice).stream)


def removed_report(dice: Dice) -> None:
    """A report is gone with all its rows and its whole stream."""
    report = _one(Report, dice=dice)
    _forget_stream(report.stream)
    rows: Any = Report.objects.filter(pk=report.pk)
    rows._raw_delete(router.db_for_write(Report))


def removed_root(dice: Dice) -> None:
    """A day has no root any more, although a later one has."""
    days = list(DailyRoot.objects.order_by("day"))[:-1]
    DailyRoot.objects.filter(pk=dice.choice(days).pk).delete()


def rewritten_event(dice: Dice) -> None:
    """One event says another kind, and its own hash is made to fit."""
    event = _one(Event, dice=dice)
    event.kind = "closed_silently"
    event.hash = link_hash(event)
    event.save(force_update=True)


def removed_words(dice: Dice) -> None:
    """What somebody said is gone, and its event is still there."""
    row = _one(dice.choice([Word, Rating, Contest, Note]), dice=dice)
    rows: Any = type(row)._default_manager.filter(pk=row.pk)
    rows._raw_delete(router.db_for_write(type(row)))


def inserted_words(dice: Dice) -> None:
    """Somebody is made to say what they never said: no event brought it."""
    row = _one(dice.choice([Word, Response, Rating]), dice=dice)
    row.pk = new_id()
    if isinstance(row, Word):
        row.message_key = ""
    row.save(force_insert=True)


def invented_words(dice: Dice) -> None:
    """A public text on a report that was never verified."""
    report = _one(Report, dice=dice, having={"public_text": ""})
    Report.objects.filter(pk=report.pk).update(public_text="Yang tidak pernah ditulis siapa pun.")


def replaced_bytes(dice: Dice) -> Undo:
    """The bytes of a file are others."""
    path = store.place(_one(Attachment, dice=dice).path)
    return _with_bytes(path.write_bytes, before=path.read_bytes(), dice=dice)


TAMPERINGS: dict[str, Tampering] = {
    **{f"{table.__name__}.{name}": changed_field(table, name) for table, name in COLUMNS},
    **{
        each.__name__: each
        for each in (
            removed_event,
            removed_payload,
            swapped_order,
            inserted_event,
            truncated_tail,
            removed_stream,
            removed_report,
            removed_root,
            rewritten_event,
            removed_words,
            inserted_words,
            invented_words,
            replaced_bytes,
        )
    },
}


def tampered(name: str, *, dice: Dice) -> Undo:
    """Do it; what it did outside of the database is undone at the end of the block."""
    return TAMPERINGS[name](dice) or nullcontext()


@contextmanager
def _with_bytes(write: Callable[[bytes], object], *, before: bytes, dice: Dice) -> Iterator[None]:
    place = dice.randrange(len(before))
    write(before[:place] + bytes([before[place] ^ (1 << dice.randrange(8))]) + before[place + 1 :])
    try:
        yield
    finally:
        write(before)


def _one(table: type[models.Model], *, dice: Dice, having: dict[str, str] | None = None) -> Any:
    return dice.choice(list(table._default_manager.filter(**(having or {})).order_by("pk")))


def _kind(table: type[models.Model], *, name: str) -> str:
    return next(field.get_internal_type() for field in table._meta.fields if name in {field.name, field.attname})


def _long_stream(dice: Dice) -> list[Event]:
    """The events of a stream that has several."""
    streams = StreamHead.objects.filter(seq__gt=1).order_by("pk").values_list("pk", flat=True)
    return list(Event.objects.filter(stream=dice.choice(list(streams))).order_by("seq"))


def _forget(events: list[Event]) -> None:
    keys = [event.pk for event in events]
    EventPayload.objects.filter(pk__in=keys).delete()
    Event.objects.filter(pk__in=keys).delete()


def _forget_stream(stream: str) -> None:
    _forget(list(Event.objects.filter(stream=stream)))
    StreamHead.objects.filter(pk=stream).delete()


_NEW: dict[str, Callable[[], Any]] = {
    "ForeignKey": new_id,
    "UUIDField": new_id,
    "DateField": lambda: date(2025, 1, 1),
    "DateTimeField": lambda: datetime(2025, 1, 1, tzinfo=UTC),
    "BooleanField": lambda: True,
}


def _other(value: Any, *, dice: Dice, kind: str) -> Any:
    """Something else of the same kind."""
    if isinstance(value, UUID) or value is None:
        return _NEW.get(kind, lambda: 5)()
    if isinstance(value, bool):
        return not value
    if isinstance(value, datetime | date):
        return value - timedelta(days=dice.randint(1, 400))
    if isinstance(value, dict):
        return {**value, "code": "7KQ4M2XB9TRY" if dice.random() < 0.5 else "lain"}
    if isinstance(value, bytes | memoryview):
        return bytes(value)[:-1] + bytes([bytes(value)[-1] ^ 1])
    if isinstance(value, int | float):
        return value + dice.randint(1, 9) * 1_000
    return _other_text(str(value), dice=dice)


def _other_text(text: str, *, dice: Dice) -> str:
    if not text:
        return "0"
    place = dice.randrange(len(text))
    return text[:place] + ("1" if text[place] != "1" else "2") + text[place + 1 :]
