"""What the services of citizens' accounts share: the lock of the ring of keys, and the shapes that the door gives away."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from lapor.kit.actors import REPORTER, Actor

MOST_KEYS = 200
_NONCE = 12
_PURPOSE = b"lapor account keyring"


@dataclass(frozen=True, kw_only=True)
class Entered:
    """A browser that has just been let in: the token that it keeps, and whether the account is new."""

    account: UUID
    token: str
    is_new: bool


@dataclass(frozen=True, kw_only=True)
class OpenAccount:
    """An account as its own browser sees it; `keys` (tracking code → access key) stay empty until the worker opened the ring."""

    id: UUID
    session: UUID
    is_open: bool
    keys: Mapping[str, str]


def lock_ring(keys: Mapping[str, str], *, account: UUID, key: bytes) -> bytes:
    """The ring as nonce ‖ ciphertext, bound to its account. The newest two hundred stay."""
    newest = dict(list(keys.items())[-MOST_KEYS:])
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, json.dumps(newest).encode(), _PURPOSE + account.bytes)


def unlock_ring(sealed: bytes, *, account: UUID, key: bytes) -> dict[str, str]:
    """The ring again. Raises cryptography's InvalidTag."""
    plain = AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], _PURPOSE + account.bytes)
    return {str(code): str(access_key) for code, access_key in json.loads(plain).items()}


def holder(account: UUID) -> Actor:
    """Whoever holds the account, for the record."""
    return Actor(kind=REPORTER, id=str(account))


def stream_of(account: UUID) -> str:
    """The stream of an account; it says when it was opened and erased, never who or which reports."""
    return f"person/{account}"
