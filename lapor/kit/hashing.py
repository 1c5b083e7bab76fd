"""Bytes that are the same everywhere, commitments over them, and Merkle trees of RFC 6962."""

import hashlib
import json
import math
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

_LARGEST_FLOAT = 1e15
_SHORTEST_SALT = 16


class NotCanonical(ValueError):
    """The value has no single form as canonical JSON."""


def canonical_json(value: object) -> bytes:
    """One value, one sequence of bytes: sorted keys, no blanks, UTF-8.

    Moments become UTC with microseconds and `Z`; days, UUIDs and Decimals become text. A value that went
    through a JSON column gives the same bytes again. Raises NotCanonical for NaN, infinity, floats of 1e15
    and more, moments without offset, keys that are not text, lone surrogates and every other type.
    """
    try:
        return json.dumps(_plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise NotCanonical("a lone surrogate is no text") from error


def sha256_hex(data: bytes) -> str:
    """SHA-256 as 64 lower-case hexadecimal characters."""
    return hashlib.sha256(data).hexdigest()


def commitment(*, salt: bytes, payload: bytes) -> str:
    """SHA-256(salt ‖ payload) in hex: says nothing about an erased payload, and binds to a kept one.

    Raises ValueError for a salt shorter than 16 bytes. Use one length of salt for one kind of record.
    """
    if len(salt) < _SHORTEST_SALT:
        raise ValueError("a salt has at least 16 bytes")
    return sha256_hex(salt + payload)


def leaf_hash(leaf: bytes) -> bytes:
    """The hash of a leaf. Source: RFC 6962, 2.1."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def merkle_root(leaves: Sequence[bytes]) -> bytes:
    """The root over all leaves in their order; of none, the hash of nothing. Source: RFC 6962, 2.1."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    return _levels(leaves)[-1][0]


def merkle_proof(leaves: Sequence[bytes], *, index: int) -> list[bytes]:
    """The audit path of one leaf, lowest sibling first. Source: RFC 6962, 2.1.1. Raises IndexError."""
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    path = []
    for level in _levels(leaves):
        sibling = index ^ 1
        if sibling < len(level):
            path.append(level[sibling])
        index >>= 1
    return path


def verify_proof(leaf: bytes, *, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether the leaf stands at this index in the tree of this size and root. Source: RFC 9162, 2.1.3.2."""
    if not 0 <= index < size:
        return False
    place, last, found = index, size - 1, leaf_hash(leaf)
    for sibling in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = _node(sibling, found)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            found = _node(found, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and found == root


def _levels(leaves: Sequence[bytes]) -> list[list[bytes]]:
    """All levels of the tree, leaves first. A node without a sibling rises unchanged."""
    levels = [[leaf_hash(leaf) for leaf in leaves]]
    while len(levels[-1]) > 1:
        below = levels[-1]
        level = [_node(below[at], below[at + 1]) for at in range(0, len(below) - 1, 2)]
        levels.append(level + below[len(level) * 2 :])
    return levels


def _node(*children: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + b"".join(children)).digest()


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {_key(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    if isinstance(value, str):
        return str.__str__(value)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value)
    return _scalar(value)


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise NotCanonical("a key is text")
    return str.__str__(key)


def _scalar(value: object) -> object:
    if isinstance(value, float):
        if not math.isfinite(value) or abs(value) >= _LARGEST_FLOAT:
            raise NotCanonical("a float that does not survive a JSON column")
        return value + 0.0
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise NotCanonical("a moment needs its offset")
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Decimal) and value.is_finite():
        return str(value)
    raise NotCanonical(f"no canonical form for {type(value).__name__}")
