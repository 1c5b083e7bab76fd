"""Keyed digests of contacts."""

import hmac
from hashlib import sha256

from lapor.vault import keys


def digest_of(contact: str) -> str:
    """The keyed digest of one normalised phone number, e-mail address or channel address; empty for an empty one."""
    return hmac.new(keys.blind_key(), contact.strip().lower().encode(), sha256).hexdigest() if contact else ""
