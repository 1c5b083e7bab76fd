import hashlib
import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lapor.kit import hashing

LEAVES = [bytes.fromhex(leaf) for leaf in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657")]


def test_it_sorts_keys_and_leaves_no_blanks() -> None:
    assert hashing.canonical_json({"b": [1, None, True], "a": "é"}) == '{"a":"é","b":[1,null,true]}'.encode()


def test_it_writes_moments_days_ids_and_decimals_as_text() -> None:
    moment = datetime(2026, 3, 16, 9, tzinfo=timezone(timedelta(hours=8)))
    written = hashing.canonical_json([moment, date(2026, 3, 16), UUID(int=1), Decimal("1.50"), -0.0])
    expected = '["2026-03-16T01:00:00.000000Z","2026-03-16","00000000-0000-0000-0000-000000000001","1.50",0.0]'
    assert written.decode() == expected


@pytest.mark.parametrize(
    "value",
    [float("nan"), float("inf"), 1e15, {1: "a"}, {"a"}, b"a", "\ud800", Decimal("NaN"), object()],
)
def test_it_refuses_what_has_no_single_form(value: object) -> None:
    with pytest.raises(hashing.NotCanonical):
        hashing.canonical_json({"value": value})


def test_it_refuses_a_moment_without_offset() -> None:
    with pytest.raises(hashing.NotCanonical):
        hashing.canonical_json(datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None))


@settings(max_examples=50)
@given(st.recursive(st.none() | st.integers() | st.text(st.characters(codec="utf-8")), lambda inner: st.lists(inner)))
def test_it_gives_the_same_bytes_after_a_round_trip(value: object) -> None:
    written = hashing.canonical_json(value)
    assert hashing.canonical_json(json.loads(written)) == written


def test_it_commits_to_salt_and_payload() -> None:
    salt = b"s" * 16
    assert hashing.commitment(salt=salt, payload=b"p") == hashlib.sha256(salt + b"p").hexdigest()
    with pytest.raises(ValueError, match="16 bytes"):
        hashing.commitment(salt=b"s", payload=b"p")


def test_it_gives_the_root_of_no_leaves_and_of_one() -> None:
    assert hashing.merkle_root([]) == hashlib.sha256(b"").digest()
    assert hashing.merkle_root([b"a"]) == hashlib.sha256(b"\x00a").digest()


def test_it_gives_the_roots_of_the_published_test_vectors() -> None:
    """Source: the test vectors of google/certificate-transparency (leaves as listed there)."""
    assert hashing.merkle_root(LEAVES[:2]).hex().startswith("fac54203e7cc696c")
    assert hashing.merkle_root(LEAVES[:3]).hex().startswith("aeb6bcfe274b70a1")
    assert hashing.merkle_root(LEAVES[:7]).hex().startswith("ddb89be403809e32")


def _by_the_definition(leaves: list[bytes]) -> bytes:
    """MTH(D[n]) as RFC 6962, 2.1 writes it."""
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    split = 1 << (len(leaves) - 1).bit_length() - 1
    halves = _by_the_definition(leaves[:split]) + _by_the_definition(leaves[split:])
    return hashlib.sha256(b"\x01" + halves).digest()


@pytest.mark.parametrize("size", [*range(1, 20), 33])
def test_it_proves_every_leaf_of_a_tree_and_no_other(size: int) -> None:
    leaves = [b"%d" % number for number in range(size)]
    root = hashing.merkle_root(leaves)
    assert root == _by_the_definition(leaves)
    for index, leaf in enumerate(leaves):
        proof = hashing.merkle_proof(leaves, index=index)
        assert hashing.verify_proof(leaf, index=index, size=size, proof=proof, root=root)
        assert not hashing.verify_proof(b"x", index=index, size=size, proof=proof, root=root)
        assert not hashing.verify_proof(leaf, index=index, size=size, proof=[*proof, root], root=root)


def test_it_refuses_an_index_outside_of_the_tree() -> None:
    assert not hashing.verify_proof(b"a", index=1, size=1, proof=[], root=hashing.merkle_root([b"a"]))
    with pytest.raises(IndexError):
        hashing.merkle_proof([b"a"], index=1)
