"""What a village post states: facts of the reporter, each a link of the post's own gap-free sequence. Pure.

A fact's body is compressed and sealed for the centre when it is stated, so that nobody at the post reads it again. The link
covers the sealed bytes: order and origin can be checked without opening anything.
"""

from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

import msgspec

from lapor.exchange.squeeze import squeeze, stretch
from lapor.kit import codes

START = bytes(32)
_BODY = 1


class Link(msgspec.Struct, frozen=True, array_like=True):
    """One link: its number at the post, the post's clock (ms), the newest acknowledgement held then (ms), the sealed body."""

    seq: int
    at: int
    after: int
    sealed: bytes

    def hash(self, *, site: UUID, prev: bytes) -> bytes:
        """SHA-256 over site, previous link, and everything that this link holds."""
        told = msgspec.msgpack.encode((self.seq, self.at, self.after, sha256(self.sealed).digest()))
        return sha256(b"lapor fact 1\x00" + site.bytes + prev + told).digest()


class FileRef(msgspec.Struct, frozen=True, array_like=True):
    """A sealed file that belongs to a fact: SHA-256 of its sealed bytes, the key that opens it, its name."""

    blob: bytes
    key: bytes
    name: str


class Filed(msgspec.Struct, frozen=True, array_like=True, tag=1):
    """A report was filed. `code` and `access_key` are packed; `class_`, `privacy` are places in CLASSES, PRIVACIES."""

    report: bytes
    nth: int
    code: bytes
    access_key: bytes
    class_: int
    privacy: int
    body: str
    title: str = ""
    region: str = ""
    address: str = ""
    occurred_on: str = ""
    topic: str = ""
    about_official: bool = False
    has_sound: bool = False
    name: str = ""
    phone: str = ""
    email: str = ""
    institution: bytes = b""
    place: tuple[float, float] | None = None
    language: str = "id"


class Added(msgspec.Struct, frozen=True, array_like=True, tag=2):
    """The reporter added a word or one file."""

    report: bytes
    nth: int
    text: str = ""
    file: FileRef | None = None


class Answered(msgspec.Struct, frozen=True, array_like=True, tag=3):
    """The reporter answered the open question."""

    report: bytes
    nth: int
    text: str


class Withdrew(msgspec.Struct, frozen=True, array_like=True, tag=4):
    """The reporter took the report back."""

    report: bytes
    nth: int


class Rated(msgspec.Struct, frozen=True, array_like=True, tag=5):
    """The reporter said whether it is settled, with a score (0: none) and words."""

    report: bytes
    nth: int
    is_settled: bool
    score: int = 0
    text: str = ""


class Contested(msgspec.Struct, frozen=True, array_like=True, tag=6):
    """The reporter objected to a decision."""

    report: bytes
    nth: int
    decision: str
    text: str


class Delivered(msgspec.Struct, frozen=True, array_like=True, tag=7):
    """News up to this published number was shown, printed or handed over: a place in WAYS."""

    report: bytes
    nth: int
    published: int
    way: int


Body = Filed | Added | Answered | Withdrew | Rated | Contested | Delivered

CLASSES = ("complaint", "aspiration", "information")
PRIVACIES = ("open", "anonymous", "confidential", "anonymous_confidential")
WAYS = ("shown", "printed", "handed_over")

_decoder = msgspec.msgpack.Decoder(Body)


def write_body(body: Body) -> bytes:
    """The body as compressed bytes, ready to be sealed."""
    return bytes([_BODY]) + squeeze(msgspec.msgpack.encode(body))


def read_body(raw: bytes) -> Body:
    """The body again. Raises ValueError for bytes that are none."""
    if raw[:1] != bytes([_BODY]):
        raise ValueError("a fact of an unknown form")
    try:
        body: Body = _decoder.decode(stretch(raw[1:]))
    except msgspec.MsgspecError as error:
        raise ValueError("no fact") from error
    if len(body.report) != 16 or body.nth < 1:
        raise ValueError("no fact")
    return body


def pack_code(text: str) -> bytes:
    """A bare code or key of Crockford characters as bytes, five bits each."""
    number = 0
    for character in text:
        number = number << 5 | codes.ALPHABET.index(character)
    return number.to_bytes((len(text) * 5 + 7) // 8, "big")


def unpack_code(raw: bytes, *, length: int) -> str:
    """The bare code or key again."""
    number = int.from_bytes(raw, "big")
    return "".join(codes.ALPHABET[number >> shift * 5 & 31] for shift in range(length - 1, -1, -1))


def moment_of(milliseconds: int) -> datetime:
    """The moment, in UTC. A moment that no calendar has becomes the nearest one that it has."""
    return datetime.fromtimestamp(min(max(milliseconds, 0), 4_102_444_800_000) / 1000, tz=UTC)


def milliseconds_of(moment: datetime) -> int:
    """Whole milliseconds since 1970."""
    return int(moment.timestamp() * 1000)


def fields_of(body: Body) -> dict[str, Any]:
    """The body's fields by name, for tests and readers."""
    return {name: getattr(body, name) for name in body.__struct_fields__}
