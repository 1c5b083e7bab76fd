"""The cryptography of one sealed record: AES-256-GCM for the content, sealed boxes for its key."""

import hmac
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from nacl.public import PrivateKey, PublicKey, SealedBox

NONCE = 12


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Who the reporter is and how to reach them. `channel` is where answers go: email, sms, whatsapp, telegram or empty."""

    name: str = ""
    phone: str = ""
    email: str = ""
    channel: str = ""
    address: str = ""

    @property
    def is_reachable(self) -> bool:
        """Whether an answer can be sent anywhere."""
        return bool(self.phone or self.email or self.address)


@dataclass(frozen=True, kw_only=True)
class Words:
    """What a person wrote before it was masked: the fields of a report and the names of its files by their keys."""

    title: str = ""
    body: str = ""
    address: str = ""
    files: Mapping[str, str] = field(default_factory=dict)


def new_data_key() -> bytes:
    """A random key for one record."""
    return AESGCM.generate_key(bit_length=256)


def lock(contact: Contact, *, ref: UUID, key: bytes) -> bytes:
    """The contact as nonce ‖ ciphertext, bound to its reference."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, json.dumps(asdict(contact)).encode(), ref.bytes)


def unlock(sealed: bytes, *, ref: UUID, key: bytes) -> Contact:
    """The contact again. Raises cryptography's InvalidTag when key, reference or bytes are not the ones it was locked with."""
    return Contact(**json.loads(AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], ref.bytes)))


def lock_words(words: Words, *, ref: UUID, key: bytes) -> bytes:
    """The words as nonce ‖ ciphertext, under the same key as the contact and bound to the same reference."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, json.dumps(asdict(words)).encode(), b"words" + ref.bytes)


def unlock_words(sealed: bytes, *, ref: UUID, key: bytes) -> Words:
    """The words again. Raises cryptography's InvalidTag."""
    return Words(**json.loads(AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], b"words" + ref.bytes)))


def wrap_under(key: bytes, *, record_key: bytes) -> bytes:
    """One data key under another: whoever opens the record opens this too."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(record_key).encrypt(nonce, key, b"lapor later words")


def unwrap_under(wrapped: bytes, *, record_key: bytes) -> bytes:
    """The data key again. Raises cryptography's InvalidTag."""
    return AESGCM(record_key).decrypt(wrapped[:NONCE], wrapped[NONCE:], b"lapor later words")


def wrap(key: bytes, *, to: PublicKey) -> bytes:
    """The data key in a sealed box that only the private half opens."""
    return bytes(SealedBox(to).encrypt(key))


def unwrap(wrapped: bytes, *, by: PrivateKey) -> bytes:
    """The data key again. Raises nacl's CryptoError with another key."""
    return bytes(SealedBox(by).decrypt(wrapped))


def reporter_key(access_key: str, *, ref: UUID) -> PrivateKey:
    """The reporter's own key pair, derived from the access key (80 random bits) and the reference."""
    return PrivateKey(hmac.new(access_key.encode(), b"lapor reporter wrap" + ref.bytes, sha256).digest())
