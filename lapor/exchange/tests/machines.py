"""Machines with a post on them, and the keys of a centre, for the simulation."""

from dataclasses import dataclass, field
from hashlib import sha256
from uuid import UUID

from nacl.public import PrivateKey, PublicKey, SealedBox

from lapor.exchange.facts import Body, read_body, write_body
from lapor.exchange.post_side import Enrolment, PostKeys
from lapor.exchange.tests.memory import Disk, MemoryPost

DAY = 86_400_000
START_AT = 1_790_000_000_000
CARRY = PrivateKey(sha256(b"carry").digest())
CENTRE_SIGNING = sha256(b"centre").digest()
WORDS = ("Jalan rusak", "Air mati", "Jembatan putus", "Bidan tidak ada", "Lampu padam", "Sampah menumpuk")


@dataclass(kw_only=True)
class Machine:
    """One disk with a post on it; a clone is a second one with the same keys."""

    keys: PostKeys
    enrolment: Enrolment
    store: MemoryPost
    skew: int = 0
    backups: list[Disk] = field(default_factory=list)


@dataclass(kw_only=True)
class Told:
    """A fact that a machine acknowledged to a person."""

    site: UUID
    hash: bytes
    body: Body
    claimed: int
    after: int


def seal(body: Body) -> bytes:
    """Seal a body for the centre."""
    return bytes(SealedBox(PublicKey(bytes(CARRY.public_key))).encrypt(write_body(body)))


def open_fact(sealed: bytes) -> Body:
    """Open a body at the centre."""
    return read_body(bytes(SealedBox(CARRY).decrypt(sealed)))
