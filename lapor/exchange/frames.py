"""A bundle on the wire: frames that stand alone, so that damage in one leaves the others usable. Pure.

One frame: mark (8) ‖ version (1) ‖ length (4) ‖ sender (16) ‖ sealed content ‖ Ed25519 signature (64) over all before it. The
content is compressed and in a sealed box for the receiver. Three versions can be read: 1 (zlib), 2 (zstandard), 3 (zstandard
with our dictionary); the newest is written.
"""

import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.signing import SigningKey, VerifyKey

from lapor.exchange.squeeze import LARGEST, squeeze, squeeze_plain, stretch, stretch_plain

T = TypeVar("T")

MARK = b"\x8fLAPOR\r\n"
VERSION = 3
LARGEST_FRAME = 4 * 1024 * 1024
MOST_BROKEN = 1000
_HEAD = struct.Struct(">BI16s")
_SIGNATURE = 64
_START = len(MARK) + _HEAD.size

DAMAGED, CUT, UNREADABLE, UNKNOWN_VERSION, UNKNOWN_SENDER, WRONG_SIGNATURE, WRONG_RECEIVER = (
    "damaged",
    "cut",
    "unreadable",
    "unknown_version",
    "unknown_sender",
    "wrong_signature",
    "wrong_receiver",
)


class BadFrame(ValueError):
    """A frame that is not to be used; the text is a code of this file."""


@dataclass(frozen=True, kw_only=True)
class RawFrame:
    """A frame as it was found: where, its version, who says to have sent it, and its parts."""

    offset: int
    version: int
    sender: UUID
    signed: bytes
    sealed: bytes
    signature: bytes

    @property
    def size(self) -> int:
        """How many bytes the frame takes."""
        return len(self.signed) + _SIGNATURE

    def is_signed_by(self, key: bytes) -> bool:
        """Whether the signature is that of this 32-byte key."""
        try:
            VerifyKey(key).verify(self.signed, self.signature)
        except (CryptoError, ValueError):
            return False
        return True


@dataclass(frozen=True, kw_only=True)
class Broken:
    """Bytes that are no whole frame: where, and why (a code of this file)."""

    offset: int
    code: str


def write_frame(content: bytes, *, sender: UUID, signing_key: bytes, to: bytes, version: int = VERSION) -> bytes:
    """One frame for the receiver whose public box key is `to`."""
    sealed = bytes(SealedBox(PublicKey(to)).encrypt(_WRITERS[version](content)))
    signed = MARK + _HEAD.pack(version, len(sealed), sender.bytes) + sealed
    return signed + bytes(SigningKey(signing_key).sign(signed).signature)


def read_frames(raw: bytes, *, use: Callable[[RawFrame], T]) -> Iterator[T | Broken]:
    """What `use` makes of every frame of a bundle, and every stretch of bytes that is none.

    `use` raises BadFrame with a code of this file for a frame that is not to be trusted. After damage it goes on at the next mark:
    also inside of a frame whose length may be what is damaged. It stops after a thousand broken places.
    """
    place, broken_at, broken = 0, -1, 0
    while place < len(raw) and broken < MOST_BROKEN:
        found = _frame_at(raw, place=place)
        if found is None:
            broken_at = place if broken_at < 0 else broken_at
            place = _next_mark(raw, after=place)
            continue
        if broken_at >= 0:
            broken += 1
            yield Broken(offset=broken_at, code=DAMAGED)
            broken_at = -1
        if isinstance(found, Broken):
            broken += 1
            yield found
            place = _next_mark(raw, after=place)
            continue
        try:
            yield use(found)
            place += found.size
        except BadFrame as error:
            broken += 1
            yield Broken(offset=place, code=str(error))
            place = min(_next_mark(raw, after=place), place + found.size)
    if broken_at >= 0:
        yield Broken(offset=broken_at, code=DAMAGED)


def open_frame(frame: RawFrame, *, by: list[PrivateKey]) -> bytes:
    """The content of a frame for one of these keys. Raises BadFrame."""
    for key in by:
        try:
            packed = bytes(SealedBox(key).decrypt(frame.sealed))
        except (CryptoError, ValueError):
            continue
        try:
            return _READERS[frame.version](packed)
        except ValueError as error:
            raise BadFrame(UNREADABLE) from error
    raise BadFrame(WRONG_RECEIVER)


def _frame_at(raw: bytes, *, place: int) -> RawFrame | Broken | None:
    if not raw.startswith(MARK, place):
        return None
    if len(raw) < place + _START:
        return Broken(offset=place, code=CUT)
    version, length, sender = _HEAD.unpack_from(raw, place + len(MARK))
    end = place + _START + length
    if version not in _READERS:
        return Broken(offset=place, code=UNKNOWN_VERSION)
    if length > LARGEST_FRAME:
        return Broken(offset=place, code=DAMAGED)
    if len(raw) < end + _SIGNATURE:
        return Broken(offset=place, code=CUT)
    return RawFrame(
        offset=place,
        version=version,
        sender=UUID(bytes=sender),
        signed=raw[place:end],
        sealed=raw[place + _START : end],
        signature=raw[end : end + _SIGNATURE],
    )


def _next_mark(raw: bytes, *, after: int) -> int:
    found = raw.find(MARK, after + 1)
    return found if found >= 0 else len(raw)


def _inflate(packed: bytes) -> bytes:
    reader = zlib.decompressobj()
    try:
        plain = reader.decompress(packed, LARGEST)
    except zlib.error as error:
        raise ValueError("not compressed by us") from error
    if not reader.eof:
        raise ValueError("cut off")
    return plain


_WRITERS: dict[int, Callable[[bytes], bytes]] = {1: zlib.compress, 2: squeeze_plain, 3: squeeze}
_READERS: dict[int, Callable[[bytes], bytes]] = {1: _inflate, 2: stretch_plain, 3: stretch}
