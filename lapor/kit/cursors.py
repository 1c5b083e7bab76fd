"""Keyset pagination: where a page ended, as one opaque text for an address."""

import base64
import json
from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from lapor.kit.hashing import canonical_json

Part = str | int | datetime | date | UUID

_LONGEST = 1000
_INTEGERS = range(-(1 << 63), 1 << 63)


class BadCursor(ValueError):
    """The text is no cursor of this shape."""


def encode_cursor(*parts: Part) -> str:
    """The last row's sort keys as urlsafe text."""
    return base64.urlsafe_b64encode(canonical_json(list(parts))).rstrip(b"=").decode()


def decode_cursor(text: str, *, shape: Sequence[type]) -> tuple[Part, ...]:
    """The parts of a cursor, each of the type that `shape` names. Raises BadCursor for anything else."""
    parts = _parts(text)
    if len(parts) != len(shape):
        raise BadCursor("another number of parts")
    return tuple(_read(part, kind=kind) for part, kind in zip(parts, shape, strict=True))


def _parts(text: str) -> list[object]:
    if len(text) > _LONGEST:
        raise BadCursor("too long")
    try:
        packed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        parts = json.loads(packed.decode())
    except (ValueError, RecursionError) as error:
        raise BadCursor("not a cursor") from error
    if not isinstance(parts, list):
        raise BadCursor("not a list")
    return parts


def _read(part: object, *, kind: type) -> Part:
    if kind is int:
        if type(part) is int and part in _INTEGERS:
            return part
        raise BadCursor("not a number that a database knows")
    if not isinstance(part, str) or not _is_storable(part):
        raise BadCursor("not text")
    try:
        return _from_text(part, kind=kind)
    except ValueError as error:
        raise BadCursor(f"not a {kind.__name__}") from error


def _is_storable(text: str) -> bool:
    return not any(character == "\x00" or "\ud800" <= character <= "\udfff" for character in text)


def _from_text(text: str, *, kind: type) -> Part:
    if kind is datetime:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            raise ValueError("a moment needs its offset")
        return moment
    if kind is date:
        return date.fromisoformat(text)
    if kind is UUID:
        return UUID(text)
    if kind is str:
        return text
    raise TypeError(f"no cursor holds a {kind.__name__}")
