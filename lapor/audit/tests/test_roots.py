"""Daily roots: made once a day, chained, signed, and able to prove."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from lapor.audit import roots, witness
from lapor.audit.models import DailyRoot, Event, EventPayload, StreamHead
from lapor.audit.services import make_due_roots
from lapor.audit.verify import verify
from lapor.kit.hashing import leaf_hash, verify_proof
from tests.cast import NOW, World, file

DAY = timedelta(days=1)


@pytest.fixture
def two_days(world: World) -> None:
    file("first", at=NOW)
    file("second", at=NOW + timedelta(hours=2))
    file("third", at=NOW + DAY)
    assert make_due_roots(at=NOW + 2 * DAY) == 2


def _faults() -> set[str]:
    return {fault.code for fault in verify().faults}


def test_it_makes_each_root_once(two_days: None) -> None:
    assert make_due_roots(at=NOW + 2 * DAY) == 0
    assert list(DailyRoot.objects.order_by("day").values_list("events", "streams")) == [(2, 2), (3, 3)]
    assert _faults() == set()


def test_it_waits_until_the_day_has_settled(world: World) -> None:
    file(at=NOW)
    midnight = datetime(2026, 3, 3, tzinfo=UTC)
    assert make_due_roots(at=midnight + timedelta(minutes=9)) == 0
    assert make_due_roots(at=midnight + timedelta(minutes=10)) == 1


def _remove_a_report(event: Event) -> None:
    EventPayload.objects.filter(pk=event.pk).delete()
    StreamHead.objects.filter(pk=event.stream).delete()
    Event.objects.filter(pk=event.pk).delete()


def _insert_a_report(event: Event) -> None:
    event.stream = event.stream[:-4] + "0000"
    StreamHead(stream=event.stream, seq=1, hash=event.hash).save()
    Event.objects.filter(pk=event.pk).update(stream=event.stream)


@pytest.mark.parametrize("tamper", [_remove_a_report, _insert_a_report])
def test_it_finds_a_whole_stream_gone_or_moved(two_days: None, tamper: Callable[[Event], None]) -> None:
    tamper(Event.objects.order_by("recorded_at")[0])
    assert "day_tree" in _faults()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"tree": "00" * 32}, "day_tree"),
        ({"events": 7}, "day_count"),
        ({"prev_root": "00" * 32}, "day_chain"),
        ({"root": "00" * 32}, "day_root"),
        ({"signature": "00" * 64}, "day_signature"),
        ({"key": "00" * 32}, "day_signature"),
    ],
)
def test_it_finds_a_changed_root(two_days: None, change: dict[str, object], code: str) -> None:
    DailyRoot.objects.filter(day=NOW.date()).update(**change)
    assert code in _faults()


def test_it_finds_everything_rebuilt_by_an_outside_root(two_days: None) -> None:
    kept = witness.read_witness(json.dumps(witness.root_as_json(witness.roots_newest_first(1)[0])))
    assert list(witness.faults_against(kept)) == []
    _remove_a_report(Event.objects.order_by("recorded_at")[0])
    DailyRoot.objects.all().delete()
    make_due_roots(at=NOW + 2 * DAY)
    assert _faults() == set()
    assert list(witness.faults_against(kept)) == ["witness_root"]


def test_it_proves_a_link_under_its_root(two_days: None) -> None:
    event = Event.objects.order_by("recorded_at")[1]
    proof = witness.proof_of(event)
    assert proof is not None
    row = DailyRoot.objects.get(day=NOW.date())
    assert verify_proof(
        proof["leaf"].encode(),
        index=proof["index"],
        size=proof["size"],
        proof=[bytes.fromhex(step) for step in proof["path"]],
        root=bytes.fromhex(row.tree),
    )
    assert leaf_hash(proof["leaf"].encode()) != bytes.fromhex(row.tree)
    assert roots.is_signed(row)
