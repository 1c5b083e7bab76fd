"""Door for exchange: the keys for which village posts seal, and what opens it at the centre."""

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox

from lapor.vault import keys
from lapor.vault.keys import CARRY, OVERSIGHT

__all__ = ["CARRY", "OVERSIGHT", "open_sealed", "private_keys", "public_key"]


def public_key(purpose: str) -> bytes:
    """The public key for which posts seal ordinary facts (CARRY) or reports about officials (OVERSIGHT)."""
    return bytes(keys.sealing_key(purpose).public)


def private_keys(purpose: str) -> list[PrivateKey]:
    """Every private half that is kept, for the worker. Raises PermissionError for everybody else."""
    return [keys.private_key(purpose, key_id=each) for each in sorted(keys.private_ids(purpose))]


def open_sealed(sealed: bytes) -> bytes:
    """What a post sealed for either key. Raises ValueError when none of them opens it."""
    for key in [*private_keys(CARRY), *private_keys(OVERSIGHT)]:
        try:
            return bytes(SealedBox(key).decrypt(sealed))
        except (CryptoError, ValueError):
            continue
    raise ValueError("sealed for another key")
