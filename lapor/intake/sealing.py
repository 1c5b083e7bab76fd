"""Sealed text for what travels through a browser and comes back: nobody there can read or change it."""

import os
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from lapor.kit.hashing import sha256_hex

_NONCE = 12
_LONGEST_OPENED = 16 * 1024 * 1024


class NotSealed(ValueError):
    """The text was not sealed here for this purpose, or somebody changed it."""


def seal_text(plain: bytes, *, purpose: str) -> str:
    """The bytes compressed and under AES-256-GCM, as text for a form field or a cookie.

    The key is derived from the server's secret for this purpose alone, so that a text sealed for one never opens as another.
    """
    nonce = os.urandom(_NONCE)
    sealed = AESGCM(_key(settings.SECRET_KEY, purpose=purpose)).encrypt(nonce, zlib.compress(plain, 6), None)
    return urlsafe_b64encode(nonce + sealed).decode("ascii").rstrip("=")


def open_text(sealed: str, *, purpose: str) -> bytes:
    """The bytes again. Raises NotSealed."""
    try:
        raw = urlsafe_b64decode(sealed.encode("ascii") + b"=" * (-len(sealed) % 4))
        packed = AESGCM(_key(settings.SECRET_KEY, purpose=purpose)).decrypt(raw[:_NONCE], raw[_NONCE:], None)
    except (ValueError, InvalidTag) as error:
        raise NotSealed from error
    unpacker = zlib.decompressobj()
    plain = unpacker.decompress(packed, _LONGEST_OPENED)
    if not unpacker.eof:
        raise NotSealed
    return plain


def keyed_hash(text: str, *, purpose: str) -> str:
    """A digest that only this server can make: for names that must not be found by trying."""
    return sha256_hex(_key(settings.SECRET_KEY, purpose=purpose) + text.encode())


@lru_cache(maxsize=32)
def _key(secret: str, *, purpose: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"lapor/{purpose}/1".encode()).derive(secret.encode())
