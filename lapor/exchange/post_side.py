"""The post's half of store-and-forward: state facts, make bundles, take what comes back. Pure rules over a store."""

import hmac
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from uuid import UUID

from nacl.public import PrivateKey
from nacl.signing import SigningKey

from lapor.exchange import frames
from lapor.exchange.facts import Body, Link
from lapor.exchange.items import (
    FRAME_BYTES,
    Ack,
    Carried,
    Content,
    Hello,
    Item,
    News,
    Report,
    in_frames,
    parts_of,
    read_content,
    runs_of,
    write_content,
)
from lapor.exchange.stores import Head, PostStore

Seal = Callable[[Body], bytes]


@dataclass(frozen=True, kw_only=True)
class Enrolment:
    """What a post knows of its centre: site, keys, and the one-time secret that makes it known there."""

    centre: UUID
    centre_verify_key: bytes
    carry_key: bytes
    token: bytes
    secret: bytes


@dataclass(frozen=True, kw_only=True)
class PostKeys:
    """The post's own keys, readable while it is unlocked."""

    site: UUID
    signing_key: bytes
    box_key: bytes

    @property
    def verify_key(self) -> bytes:
        """The public half of the signing key."""
        return bytes(SigningKey(self.signing_key).verify_key)

    @property
    def public_box(self) -> bytes:
        """The public half of the box key."""
        return bytes(PrivateKey(self.box_key).public_key)


@dataclass(kw_only=True)
class Taken:
    """What came of a bundle: frames used, the places and codes of what could not be used, and what was new."""

    used: int = 0
    broken: list[tuple[int, str]] = field(default_factory=list)
    news: int = 0
    acked: int = 0
    missing: list[int] = field(default_factory=list)


@dataclass(kw_only=True)
class _Seen:
    """What was seen of one returning bundle: news count as had only when all of it was."""

    of: int
    indexes: set[int] = field(default_factory=set)
    published: int = 0

    def add(self, content: Content) -> None:
        self.indexes.add(content.index)
        self.published = max([self.published, *(each.published for each in content.items if isinstance(each, Ack))])


def state(body: Body, *, store: PostStore, site: UUID, seal: Seal, report: UUID, at: int) -> Link:
    """Append a fact to the post's sequence, sealed. Call it inside of the store's transaction, so that number and words are one."""
    head = store.head()
    link = Link(seq=head.seq + 1, at=at, after=head.after, sealed=seal(body))
    store.append(link, prev=head.hash, hash=link.hash(site=site, prev=head.hash), report=report, nth=body.nth)
    return link


def pack(
    *,
    store: PostStore,
    keys: PostKeys,
    enrolment: Enrolment,
    at: int,
    files: bool = True,
    version: int = frames.VERSION,
    frame_bytes: int = FRAME_BYTES,
) -> bytes:
    """A bundle of everything that the centre has not acknowledged. Changes nothing: it can be made as often as one likes."""
    items = _items(store, keys=keys, enrolment=enrolment, at=at, files=files, frame_bytes=frame_bytes)
    groups = list(in_frames(items, limit=frame_bytes))
    bundle = os.urandom(8)
    made = [
        frames.write_frame(
            write_content(Content(bundle=bundle, index=index, of=len(groups), to=enrolment.centre.bytes, items=group)),
            sender=keys.site,
            signing_key=keys.signing_key,
            to=enrolment.carry_key,
            version=version,
        )
        for index, group in enumerate(groups)
    ]
    return b"".join(made)


def take(raw: bytes, *, store: PostStore, keys: PostKeys, enrolment: Enrolment) -> Taken:
    """Take a returning bundle: in any order, twice, in parts. Each frame counts by itself, in one transaction."""
    taken = Taken()
    seen: dict[bytes, _Seen] = {}

    def use(frame: frames.RawFrame) -> Content:
        content = _opened(frame, keys=keys, enrolment=enrolment)
        with store.atomic():
            for item in content.items:
                _take_item(item, store=store, taken=taken)
        return content

    for found in frames.read_frames(raw, use=use):
        if isinstance(found, frames.Broken):
            taken.broken.append((found.offset, found.code))
            continue
        taken.used += 1
        seen.setdefault(found.bundle, _Seen(of=found.of)).add(found)
    taken.missing = sorted(index for each in seen.values() for index in range(each.of) if index not in each.indexes)
    for each in seen.values():
        if len(each.indexes) == each.of and each.published:
            with store.atomic():
                head = store.head()
                store.acknowledge(acked=head.acked, after=head.after, had=max(head.had, each.published))
    return taken


def hello_proof(secret: bytes, *, site: UUID, verify_key: bytes, box_key: bytes) -> bytes:
    """Proof that whoever shows these keys holds the secret of the enrolment."""
    return hmac.new(secret, b"lapor post hello" + site.bytes + verify_key + box_key, sha256).digest()


def _items(
    store: PostStore, *, keys: PostKeys, enrolment: Enrolment, at: int, files: bool, frame_bytes: int
) -> Iterator[Item]:
    head = store.head()
    blobs = store.blobs()
    if not head.is_known:
        proof = hello_proof(enrolment.secret, site=keys.site, verify_key=keys.verify_key, box_key=keys.public_box)
        yield Hello(token=enrolment.token, verify_key=keys.verify_key, box_key=keys.public_box, proof=proof)
    yield Report(had=head.had, after=head.after, head=head.seq, head_hash=head.hash, clock=at, blobs=tuple(blobs))
    yield from runs_of(_unacknowledged(store, head=head), limit=frame_bytes)
    for blob in blobs if files else []:
        yield from parts_of(blob, sealed=store.blob(blob))


def _unacknowledged(store: PostStore, *, head: Head) -> list[tuple[bytes, Link]]:
    found = {link.seq: (prev, link) for prev, link in store.links(first=head.acked + 1, last=head.seq)}
    for first, last in store.asked_again():
        found |= {link.seq: (prev, link) for prev, link in store.links(first=first, last=min(last, head.seq))}
    return [found[seq] for seq in sorted(found)]


def _opened(found: frames.RawFrame, *, keys: PostKeys, enrolment: Enrolment) -> Content:
    if found.sender != enrolment.centre:
        raise frames.BadFrame(frames.UNKNOWN_SENDER)
    if not found.is_signed_by(enrolment.centre_verify_key):
        raise frames.BadFrame(frames.WRONG_SIGNATURE)
    content = read_content(frames.open_frame(found, by=[PrivateKey(keys.box_key)]))
    if content.to != keys.site.bytes:
        raise frames.BadFrame(frames.WRONG_RECEIVER)
    return content


def _take_item(item: Item, *, store: PostStore, taken: Taken) -> None:
    if isinstance(item, Ack):
        _take_ack(item, store=store, taken=taken)
    elif isinstance(item, News):
        report = UUID(bytes=item.report)
        if item.published > store.news_of(report):
            store.put_news(item)
            taken.news += 1
    elif isinstance(item, Carried) and item.made_at > store.carried_at(item.kind):
        store.put_carried(item)


def _take_ack(ack: Ack, *, store: PostStore, taken: Taken) -> None:
    """Heads that lie on the post's own chain count; those of a clone's branch do not."""
    head = store.head()
    mine = [seq for seq, hash in ack.heads if seq and store.hash_at(seq) == hash]
    acked = max([head.acked, *mine])
    is_newest = ack.made_at >= head.after
    store.acknowledge(acked=acked, after=max(head.after, ack.made_at), had=head.had)
    if is_newest:
        store.ask_again([span for span in ack.asks if span[0] <= acked])
    for blob in ack.blobs:
        store.drop_blob(blob)
    taken.acked = acked
