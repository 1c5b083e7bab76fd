"""A receipt is signed at once and proved under the day's root from the next day on."""

from datetime import timedelta
from typing import Any

import pytest

from lapor.audit.receipts import is_signed_receipt, receipt_of, signed_receipt
from lapor.audit.roots import leaf_bytes
from lapor.audit.services import record, writes
from lapor.audit.services.root import make_due_roots
from lapor.kit.actors import SYSTEM
from lapor.kit.hashing import verify_proof
from tests.cast import NOW

pytestmark = pytest.mark.django_db
STREAM = "report/00000000-0000-7000-8000-000000000000"
CODE = "7KQ4-M2XB-9TRY"


@writes
def happen(*kinds: str) -> None:
    for kind in kinds:
        record(kind, stream=STREAM, by=SYSTEM, at=NOW, payload={})


def receipt(**changes: Any) -> dict[str, Any]:
    found = receipt_of(STREAM, code=CODE, kinds=("filed", "verified"))
    assert found is not None
    return found | changes


def test_it_signs_the_newest_event_that_may_be_told() -> None:
    happen("filed", "verified", "identity_requested")
    assert (receipt()["seq"], receipt()["code"], "proof" in receipt()) == (2, CODE, False)
    assert is_signed_receipt(receipt())
    assert receipt() == signed_receipt(STREAM, code=CODE, kinds=("filed", "verified"))


@pytest.mark.parametrize("name", ["code", "stream", "hash", "day", "site", "key", "signature"])
def test_it_is_no_receipt_when_a_field_was_changed(name: str) -> None:
    happen("filed")
    text = receipt()[name]
    assert not is_signed_receipt(receipt(**{name: text[:-1] + ("0" if text[-1] != "0" else "1")}))


def test_it_proves_the_event_under_the_root_from_the_next_day_on() -> None:
    happen("filed", "verified", "identity_requested")
    make_due_roots(at=NOW + timedelta(days=1))
    proof, found = receipt()["proof"], receipt()
    leaf = leaf_bytes((STREAM, 2, found["hash"]))
    assert proof["leaf"] == leaf.decode() and proof["root"]["day"] == found["day"]
    path, tree = [bytes.fromhex(step) for step in proof["path"]], bytes.fromhex(proof["root"]["tree"])
    assert verify_proof(leaf, index=proof["index"], size=proof["size"], proof=path, root=tree)
    other = leaf_bytes((STREAM, 1, found["hash"]))
    assert not verify_proof(other, index=proof["index"], size=proof["size"], proof=path, root=tree)


def test_it_is_none_without_an_event_that_may_be_told() -> None:
    happen("identity_requested")
    assert receipt_of(STREAM, code=CODE, kinds=("filed",)) is None
