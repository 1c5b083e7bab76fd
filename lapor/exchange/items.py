"""What a frame holds: items from a post to the centre, and from the centre to a post. Pure."""

from collections.abc import Iterable, Iterator

import msgspec

from lapor.exchange.facts import Link
from lapor.exchange.frames import UNREADABLE, BadFrame

FRAME_BYTES = 48 * 1024
PART_BYTES = 40 * 1024
FACTS_A_FRAME = 40


class Hello(msgspec.Struct, frozen=True, array_like=True, tag=1):
    """A post that the centre does not know yet shows its keys, proven by the secret of its enrolment."""

    token: bytes
    verify_key: bytes
    box_key: bytes
    proof: bytes


class Report(msgspec.Struct, frozen=True, array_like=True, tag=2):
    """How a post stands: what it has had (published number), the newest acknowledgement, its head, its clock, its software, and which
    sealed files it still holds."""

    had: int
    after: int
    head: int
    head_hash: bytes
    clock: int
    software: str = ""
    blobs: tuple[bytes, ...] = ()


class Run(msgspec.Struct, frozen=True, array_like=True, tag=3):
    """Facts in a row, and the hash of the link before the first."""

    prev: bytes
    links: tuple[Link, ...]


class Part(msgspec.Struct, frozen=True, array_like=True, tag=4):
    """A piece of a sealed file: SHA-256 of the whole, where the piece begins, how long the whole is."""

    blob: bytes
    offset: int
    total: int
    piece: bytes


class Ack(msgspec.Struct, frozen=True, array_like=True, tag=5):
    """What the centre has of a post.

    `heads` (number, hash) have no gap before them: the last of every branch, and the one that the post told. `asks` are spans that
    are asked for again, `blobs` whole files.

    `made_at` (ms, the centre's clock) names the returning bundle. `published` is the number up to which its news go.
    """

    made_at: int
    published: int
    heads: tuple[tuple[int, bytes], ...]
    asks: tuple[tuple[int, int], ...] = ()
    blobs: tuple[bytes, ...] = ()


class News(msgspec.Struct, frozen=True, array_like=True, tag=6):
    """How one report stands. `opened` is readable at the post (open reports); `sealed` with the report's access key."""

    report: bytes
    published: int
    needs_delivery: bool
    opened: bytes = b""
    sealed: bytes = b""


class Carried(msgspec.Struct, frozen=True, array_like=True, tag=7):
    """Something of the centre's for posts, the newest of a kind counts: calendar, rights, audit root, update."""

    kind: str
    made_at: int
    content: bytes


ToCentre = Hello | Report | Run | Part
ToPost = Ack | News | Carried | Part
Item = Hello | Report | Run | Part | Ack | News | Carried


class Content(msgspec.Struct, frozen=True, array_like=True):
    """What one frame seals: which of how many of its bundle, for whom (site), and the items."""

    bundle: bytes
    index: int
    of: int
    to: bytes
    items: tuple[Item, ...]


_decoder = msgspec.msgpack.Decoder(Content)
_item_encoder = msgspec.msgpack.Encoder()


def read_content(raw: bytes) -> Content:
    """The content of a frame. Raises BadFrame."""
    try:
        content: Content = _decoder.decode(raw)
    except msgspec.MsgspecError as error:
        raise BadFrame(UNREADABLE) from error
    return content


def write_content(content: Content) -> bytes:
    """The content as bytes."""
    return msgspec.msgpack.encode(content)


def in_frames(items: Iterable[Item], *, limit: int = FRAME_BYTES) -> Iterator[tuple[Item, ...]]:
    """Items grouped so that a frame stays small: losing one loses little."""
    group: list[Item] = []
    size = 0
    for item in items:
        length = len(_item_encoder.encode(item))
        if group and size + length > limit:
            yield tuple(group)
            group, size = [], 0
        group.append(item)
        size += length
    if group:
        yield tuple(group)


def runs_of(links: list[tuple[bytes, Link]], *, limit: int = FRAME_BYTES) -> Iterator[Run]:
    """Links with the hash before each, as runs of neighbours, none larger than a frame."""
    begun: list[Link] = []
    before, size = b"", 0
    for prev, link in links:
        length = len(link.sealed) + 32
        is_next = begun and link.seq == begun[-1].seq + 1
        if begun and (not is_next or size + length > limit or len(begun) >= FACTS_A_FRAME):
            yield Run(prev=before, links=tuple(begun))
            begun, size = [], 0
        if not begun:
            before = prev
        begun.append(link)
        size += length
    if begun:
        yield Run(prev=before, links=tuple(begun))


def parts_of(blob: bytes, *, sealed: bytes) -> Iterator[Part]:
    """A sealed file in pieces."""
    for offset in range(0, len(sealed), PART_BYTES):
        yield Part(blob=blob, offset=offset, total=len(sealed), piece=sealed[offset : offset + PART_BYTES])
