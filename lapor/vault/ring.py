"""Opening an account for the browser that holds its session."""

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey

from lapor.vault import boxes
from lapor.vault.models import AccountSession


def session_key(row: AccountSession, *, private: str) -> bytes | None:
    """The account key, opened with the browser's private half; None before the worker wrapped it, and with another half."""
    if row.wrap is None:
        return None
    try:
        return boxes.unwrap(bytes(row.wrap), by=PrivateKey(bytes.fromhex(private)))
    except (CryptoError, ValueError):
        return None
