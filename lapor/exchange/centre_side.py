"""The centre's half of store-and-forward: take bundles in any order, see gaps and forks, acknowledge. Pure rules over a store."""

import hmac
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey

from lapor.exchange import frames
from lapor.exchange.facts import START, Body, Link
from lapor.exchange.items import (
    FRAME_BYTES,
    Ack,
    Content,
    Hello,
    Item,
    Part,
    Report,
    Run,
    in_frames,
    read_content,
    write_content,
)
from lapor.exchange.post_side import hello_proof
from lapor.exchange.stores import ACTIVE, REVOKED, Arrived, CentreStore, KnownPost
from lapor.kit.hashing import sha256_hex

FORK, BAD_ENROLMENT, SHUT_OUT = "fork", "bad_enrolment", "revoked"
MOST_ASKS = 50

OpenFact = Callable[[bytes], Body]


@dataclass(kw_only=True)
class Received:
    """What came of a bundle at the centre: frames used, what could not be used and why, new facts, whole posts that are suspended."""

    used: int = 0
    broken: list[tuple[int, str]] = field(default_factory=list)
    facts: int = 0
    known: int = 0
    parts: int = 0
    forks: int = 0
    missing: list[int] = field(default_factory=list)
    posts: set[UUID] = field(default_factory=set)

    def count(self, frame: "Received") -> None:
        """Add what one frame brought, after it was committed."""
        self.facts += frame.facts
        self.known += frame.known
        self.parts += frame.parts
        self.forks += frame.forks
        self.posts |= frame.posts


@dataclass(frozen=True, kw_only=True)
class CentreKeys:
    """What opens bundles (every carry key that is kept), and what opens the facts in them."""

    site: UUID
    carry: list[PrivateKey]
    open_fact: OpenFact


def receive_bundle(raw: bytes, *, store: CentreStore, keys: CentreKeys, at: int) -> Received:
    """Take a bundle: whole, twice, half, damaged, from anywhere. Each frame is one transaction and counts by itself."""
    received = Received()
    seen: dict[bytes, tuple[int, set[int]]] = {}

    def use(frame: frames.RawFrame) -> Content:
        counted = Received()
        content = _take_frame(frame, store=store, keys=keys, received=counted, at=at)
        received.count(counted)
        return content

    for found in frames.read_frames(raw, use=use):
        if isinstance(found, frames.Broken):
            received.broken.append((found.offset, found.code))
            continue
        received.used += 1
        seen.setdefault(found.bundle, (found.of, set()))[1].add(found.index)
    received.missing = sorted(index for of, indexes in seen.values() for index in range(of) if index not in indexes)
    return received


def ready(site: UUID, *, store: CentreStore) -> Iterator[Arrived]:
    """Facts that may have their effect now: all that the post stated about the same report before has had its own.

    Whoever walks lets a fact have its effect before asking for the next, or passes it over; what stands on it waits then too.
    """
    for fact in store.waiting(site):
        if fact.nth == 1 or store.is_applied(site, report=fact.report, nth=fact.nth - 1):
            yield fact


def filing_moment(*, claimed: int, after: int, arrived: int) -> int:
    """When a fact counts: as the post's clock says, never before the acknowledgement that the post held, never after arrival."""
    return min(max(claimed, after), arrived)


def acknowledgement(site: UUID, *, store: CentreStore, blobs: Iterable[bytes], published: int, at: int) -> Ack:
    """What the centre has of this post, what is missing, and up to where the news of this bundle go."""
    gaps = [(store.last_before(site, seq=fact.link.seq) + 1, fact.link.seq - 1) for fact in store.dangling(site)]
    asks = sorted({(min(first, last), last) for first, last in gaps if last >= 1})
    return Ack(
        made_at=at,
        published=published,
        heads=tuple(sorted(store.heads(site))),
        asks=tuple(asks[:MOST_ASKS]),
        blobs=tuple(blob for blob in blobs if store.has_blob(blob)),
    )


def write_return(
    items: Iterable[Item], *, post: KnownPost, site: UUID, signing_key: bytes, frame_bytes: int = FRAME_BYTES
) -> bytes:
    """A returning bundle for the post, in frames that stand alone."""
    groups = list(in_frames(items, limit=frame_bytes))
    bundle = os.urandom(8)
    made = [
        frames.write_frame(
            write_content(Content(bundle=bundle, index=index, of=len(groups), to=post.site.bytes, items=group)),
            sender=site,
            signing_key=signing_key,
            to=post.box_key,
        )
        for index, group in enumerate(groups)
    ]
    return b"".join(made)


def _take_frame(
    frame: frames.RawFrame, *, store: CentreStore, keys: CentreKeys, received: Received, at: int
) -> Content:
    known = store.post(frame.sender)
    if known is not None and not frame.is_signed_by(known.verify_key):
        raise frames.BadFrame(frames.WRONG_SIGNATURE)
    content = read_content(frames.open_frame(frame, by=keys.carry))
    if content.to != keys.site.bytes:
        raise frames.BadFrame(frames.WRONG_RECEIVER)
    with store.atomic():
        post = store.post(frame.sender) or _enrolled(content, frame=frame, store=store, at=at)
        if post is None:
            raise frames.BadFrame(frames.UNKNOWN_SENDER)
        if post.status == REVOKED:
            raise frames.BadFrame(SHUT_OUT)
        for item in content.items:
            _take_item(item, post=post, store=store, keys=keys, received=received, at=at)
    received.posts.add(post.site)
    return content


def _enrolled(content: Content, *, frame: frames.RawFrame, store: CentreStore, at: int) -> KnownPost | None:
    """A post that shows itself for the first time; None when the frame does not introduce it."""
    hello = next((item for item in content.items if isinstance(item, Hello)), None)
    if hello is None:
        return None
    token = store.token(hello.token)
    site = frame.sender
    if token is None or not token.is_open or token.used_by not in (None, site):
        raise frames.BadFrame(BAD_ENROLMENT)
    proof = hello_proof(token.secret, site=site, verify_key=hello.verify_key, box_key=hello.box_key)
    if not hmac.compare_digest(proof, hello.proof) or not frame.is_signed_by(hello.verify_key):
        raise frames.BadFrame(BAD_ENROLMENT)
    post = KnownPost(site=site, verify_key=hello.verify_key, box_key=hello.box_key, status=ACTIVE, had=0)
    store.enrol(post, token=hello.token, at=at)
    return post


def _take_item(
    item: Item, *, post: KnownPost, store: CentreStore, keys: CentreKeys, received: Received, at: int
) -> None:
    if isinstance(item, Run):
        prev = item.prev
        for link in item.links:
            prev = _take_link(link, prev=prev, post=post, store=store, keys=keys, received=received, at=at)
    elif isinstance(item, Part):
        store.put_part(post.site, blob=item.blob, offset=item.offset, total=item.total, piece=item.piece)
        received.parts += 1
    elif isinstance(item, Report):
        store.note_report(post.site, told=item, at=at)


def _take_link(
    link: Link, *, prev: bytes, post: KnownPost, store: CentreStore, keys: CentreKeys, received: Received, at: int
) -> bytes:
    """Keep a link once; returns its hash, which the next one of the run stands on."""
    hash = link.hash(site=post.site, prev=prev)
    if store.has(hash):
        received.known += 1
        return hash
    body = _opened(link, keys=keys)
    before = store.arrived(prev)
    branch = before.branch if before else post.site
    if not store.is_number_free(branch, seq=link.seq):
        branch = _branch(hash)
    if store.at_number(post.site, seq=link.seq):
        received.forks += 1
        store.suspend(post.site, reason=FORK, at=at)
    is_linked = (link.seq == 1 and prev == START) or (before is not None and before.is_linked)
    report = UUID(bytes=body.report)
    store.put(
        Arrived(
            hash=hash,
            prev=prev,
            site=post.site,
            branch=branch,
            link=link,
            report=report,
            nth=body.nth,
            is_linked=is_linked,
            is_applied=False,
            arrived_at=at,
        )
    )
    if is_linked:
        _link_after(hash, store=store)
    received.facts += 1
    return hash


def _opened(link: Link, *, keys: CentreKeys) -> Body:
    try:
        return keys.open_fact(link.sealed)
    except (ValueError, CryptoError) as error:
        raise frames.BadFrame(frames.UNREADABLE) from error


def _link_after(hash: bytes, *, store: CentreStore) -> None:
    """What was waiting for this link has no gap before it any more."""
    todo = [hash]
    while todo:
        for fact in store.after_link(todo.pop()):
            if not fact.is_linked:
                store.mark_linked(fact.hash)
                todo.append(fact.hash)


def _branch(hash: bytes) -> UUID:
    """The site under which the links of a fork are numbered: made from its first link, so that every centre names it alike."""
    digest = sha256_hex(b"lapor branch" + hash)
    return UUID(hex=f"{digest[:12]}8{digest[13:16]}8{digest[17:32]}")
