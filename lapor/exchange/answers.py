"""What goes back about one report: how it stands and what was said, for whoever may read it. Pure."""

import hmac
from hashlib import sha256
from uuid import UUID

import msgspec
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from lapor.exchange.squeeze import squeeze, stretch


class Line(msgspec.Struct, frozen=True, array_like=True):
    """One thing said: when (ISO), by whom (empty: the reporter), what kind, and the words."""

    at: str
    who: str
    kind: str
    text: str


class Decision(msgspec.Struct, frozen=True, array_like=True):
    """The newest decision of a kind, for the reporter: when (ISO), the code of a reason, the office's words, and what changed.

    `changes` are (field, before, after). `is_upheld` tells what became of the objection once somebody ruled.
    """

    kind: str
    at: str
    reason: str = ""
    words: str = ""
    changes: tuple[tuple[str, str, str], ...] = ()
    may_contest: bool = False
    objection: str = ""
    is_upheld: bool | None = None
    ruling: str = ""


class Standing(msgspec.Struct, frozen=True, array_like=True):
    """How a report stands when its news were made. Decisions go to the reporter alone."""

    code: str
    state: str
    waiting_for: str
    due_at: str
    title: str
    region: str
    with_whom: str
    filed_at: str
    claimed_at: str = ""
    text: str = ""
    lines: tuple[Line, ...] = ()
    decisions: tuple[Decision, ...] = ()


def answer_key(access_key: str, *, report: UUID) -> PrivateKey:
    """The key pair for which answers to this report are sealed: whoever has the access key has it, nobody else."""
    return PrivateKey(hmac.new(access_key.encode(), b"lapor post answers" + report.bytes, sha256).digest())


def seal_standing(standing: Standing, *, to: bytes) -> bytes:
    """The standing, for the owner of this public key."""
    return bytes(SealedBox(PublicKey(to)).encrypt(squeeze(msgspec.msgpack.encode(standing))))


def open_standing(sealed: bytes, *, by: PrivateKey) -> Standing:
    """The standing again. Raises ValueError with another key."""
    try:
        return msgspec.msgpack.decode(stretch(bytes(SealedBox(by).decrypt(sealed))), type=Standing)
    except (CryptoError, msgspec.MsgspecError) as error:
        raise ValueError("sealed for somebody else") from error
