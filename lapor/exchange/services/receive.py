"""The centre takes bundles, and lets facts have their effect."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from nacl.secret import SecretBox

from lapor.audit.services import writes
from lapor.audit.site import own_site
from lapor.exchange import centre_side
from lapor.exchange.centre_side import CentreKeys, Received, filing_moment
from lapor.exchange.facts import Body, FileRef, milliseconds_of, moment_of, read_body
from lapor.exchange.models import CarriedFile, FilePiece, PostFact, PostReport
from lapor.exchange.services.centre_store import CentreTables
from lapor.exchange.stores import Arrived
from lapor.vault import carry

APPLIED, LATE, PARKED = "applied", "late", "parked"


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A fact that is to have its effect: where and when it was stated, and the legal moment, bounded."""

    site: UUID
    branch: UUID
    seq: int
    hash: str
    body: Body
    claimed_at: datetime
    counts_at: datetime
    arrived_at: datetime


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What came of a fact: applied, late (kept without effect) or parked (nobody could take it); the key for later answers."""

    outcome: str
    refusal: str = ""
    answer_key: bytes | None = None


GiveEffect = Callable[[Fact, datetime], Effect]


def receive_from_posts(raw: bytes, *, at: datetime) -> Received:
    """Take a bundle of any post; needs the private carry keys (the worker, the command line). Facts wait for `give_effects`."""
    keys = CentreKeys(site=own_site().id, carry=carry.private_keys(carry.CARRY), open_fact=open_fact)
    return centre_side.receive_bundle(raw, store=CentreTables(now=at), keys=keys, at=milliseconds_of(at))


def give_effects(site: UUID, *, effect: GiveEffect, at: datetime) -> dict[str, int]:
    """Let every fact of the post that is ready have its effect, one after the other; returns outcomes with their counts.

    `effect` must be safe to run twice: the machine may stop between effect and mark.
    """
    counts: dict[str, int] = {}
    for arrived in centre_side.ready(site, store=CentreTables(now=at)):
        body = open_fact(arrived.link.sealed)
        file = file_of(body)
        if file is not None and not CarriedFile.objects.filter(pk=file.blob.hex(), is_whole=True).exists():
            continue
        done = effect(_fact(arrived, body=body), at)
        _mark(arrived, done=done, file=file)
        counts[done.outcome] = counts.get(done.outcome, 0) + 1
    return counts


def open_fact(sealed: bytes) -> Body:
    """The body of a fact. Raises ValueError."""
    return read_body(carry.open_sealed(sealed))


def file_of(body: Body) -> FileRef | None:
    """The file that the fact brings, if any."""
    return getattr(body, "file", None)


def file_content(file: FileRef) -> bytes:
    """The bytes of a file that came whole. Raises CryptoError, ValueError when key or bytes are wrong."""
    pieces = FilePiece.objects.filter(file_id=file.blob.hex()).order_by("offset").values_list("content", flat=True)
    sealed = b"".join(bytes(piece) for piece in pieces)
    return bytes(SecretBox(file.key).decrypt(sealed))


@writes
def _mark(arrived: Arrived, *, done: Effect, file: FileRef | None) -> None:
    """The fact has had its effect: its sealed words go, unless nobody could take them."""
    rows = PostFact.objects.filter(pk=arrived.hash.hex())
    rows.update(outcome=done.outcome, refusal=done.refusal[:60])
    if done.outcome != PARKED:
        rows.update(sealed=b"")
    if done.answer_key is not None:
        PostReport.objects.filter(site=arrived.site, report=arrived.report).update(answer_key=done.answer_key)
    if file is not None and done.outcome != PARKED:
        FilePiece.objects.filter(file_id=file.blob.hex()).delete()
        CarriedFile.objects.filter(pk=file.blob.hex()).update(is_used=True)


def _fact(arrived: Arrived, *, body: Body) -> Fact:
    link = arrived.link
    counts = filing_moment(claimed=link.at, after=link.after, arrived=arrived.arrived_at)
    return Fact(
        site=arrived.site,
        branch=arrived.branch,
        seq=link.seq,
        hash=arrived.hash.hex(),
        body=body,
        claimed_at=moment_of(link.at),
        counts_at=moment_of(counts),
        arrived_at=moment_of(arrived.arrived_at),
    )
