"""The verifier finds every way in which the record could have been changed."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from lapor.audit import kinds
from lapor.audit.models import Event, EventPayload, StreamHead
from lapor.audit.services import erase_payload, record, writes
from lapor.audit.verify import Fault, verify
from lapor.kit.actors import SYSTEM

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
STREAM = "report/0195e1f0-0000-7000-8000-000000000001"
pytestmark = pytest.mark.django_db


@writes
def say(count: int, *, stream: str = STREAM) -> list[Event]:
    return [record("filed", stream=stream, by=SYSTEM, at=NOW, payload={"number": each}) for each in range(count)]


@pytest.fixture(autouse=True)
def known_kind() -> None:
    kinds.declare("reports", filed="A report was received through a channel.")


def codes() -> set[str]:
    return {fault.code for fault in verify().faults}


def test_it_finds_nothing_in_an_honest_record() -> None:
    say(3)
    verdict = verify()
    assert (verdict.streams, verdict.events, verdict.faults) == (1, 3, [])


TAMPERINGS: dict[str, tuple[Callable[[Event], object], str]] = {
    "kind": (lambda event: Event.objects.filter(pk=event.pk).update(kind="closed"), "hash"),
    "actor": (lambda event: Event.objects.filter(pk=event.pk).update(actor="officer/x"), "hash"),
    "moment": (lambda event: Event.objects.filter(pk=event.pk).update(happened_at=NOW.replace(year=2025)), "hash"),
    "removed": (lambda event: Event.objects.filter(pk=event.pk).delete(), "gap"),
    "payload": (lambda event: EventPayload.objects.filter(pk=event.pk).update(payload={"number": 9}), "commitment"),
    "salt": (lambda event: EventPayload.objects.filter(pk=event.pk).update(salt=b"short"), "commitment"),
    "no payload": (lambda event: EventPayload.objects.filter(pk=event.pk).delete(), "payload"),
}


@pytest.mark.parametrize("way", sorted(TAMPERINGS))
def test_it_names_the_fault(way: str) -> None:
    middle = say(3)[1]
    tamper, code = TAMPERINGS[way]
    tamper(middle)
    assert code in codes()


def test_it_misses_the_last_event_by_its_head() -> None:
    Event.objects.filter(pk=say(3)[2].pk).delete()
    assert codes() == {"head", "payload_alone"}


def test_it_finds_a_stream_without_head() -> None:
    say(1)
    StreamHead.objects.all().delete()
    assert codes() == {"no_head"}


def test_it_accepts_an_erasure_that_names_its_rule() -> None:
    event = say(2)[0]
    erase_payload(event.id, by=SYSTEM, at=NOW, rule="retention")
    verdict = verify()
    assert (verdict.faults, verdict.erased) == ([], 1)


def test_it_asks_the_checkers_of_others() -> None:
    say(1)
    fault = Fault(stream=STREAM, code="file", event=uuid4())
    assert verify(checkers=[lambda: [fault]]).faults == [fault]
