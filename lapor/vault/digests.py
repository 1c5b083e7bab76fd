"""Keyed digests of contacts."""

import hmac
from hashlib import sha256

from lapor.vault import keys
from lapor.vault.boxes import Contact


def digest_of(contact: str) -> str:
    """The keyed digest of one normalised phone number or e-mail address."""
    return hmac.new(keys.blind_key(), contact.strip().lower().encode(), sha256).hexdigest()


def digests_of(contact: Contact) -> tuple[str, ...]:
    """The digests of everything by which the person can be reached."""
    return tuple(sorted({digest_of(each) for each in (contact.phone, contact.email, contact.address) if each}))
