"""Key files: public ones for sealing, private ones that only the worker's user reads, and the blind-index key."""

import os
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from nacl.public import PrivateKey, PublicKey

from lapor.kit.hashing import sha256_hex

DELIVERY = "delivery"
CUSTODIAN = "custodian"
CARRY = "carry"
OVERSIGHT = "oversight"


@dataclass(frozen=True, kw_only=True)
class SealingKey:
    """A public key with the short id by which its private half is found."""

    id: str
    public: PublicKey


def make_keys() -> None:
    """Make the key files that are missing; called by set-up, never by the web process."""
    for purpose in (DELIVERY, CUSTODIAN, CARRY, OVERSIGHT):
        if not _public_file(purpose).exists():
            add_key(purpose)
    if not _blind_file().exists():
        _write(_blind_file(), secrets.token_hex(32), mode=0o640)


def add_key(purpose: str) -> str:
    """Make a key pair and let it seal from now on; the older private halves stay. Returns the new id."""
    private = PrivateKey.generate()
    key_id = sha256_hex(bytes(private.public_key))[:16]
    _write(_private_file(purpose, key_id=key_id), bytes(private).hex(), mode=0o600)
    _write(_public_file(purpose), bytes(private.public_key).hex(), mode=0o644)
    return key_id


def sealing_key(purpose: str) -> SealingKey:
    """The public key that seals for this purpose; a process that runs takes a new one as soon as its file is there."""
    file = _public_file(purpose)
    return _read_public(file, changed=file.stat().st_mtime_ns)


def private_key(purpose: str, *, key_id: str) -> PrivateKey:
    """The private half, for the worker. Raises FileNotFoundError or PermissionError for everybody else."""
    return PrivateKey(bytes.fromhex(_private_file(purpose, key_id=key_id).read_text(encoding="ascii")))


def private_ids(purpose: str) -> set[str]:
    """The ids of all private keys of a purpose that are kept here."""
    return {file.stem.partition("-")[2] for file in (_folder() / "private").glob(f"{purpose}-*.key")}


def made_at(purpose: str, *, key_id: str) -> datetime:
    """When the private key was made. Raises FileNotFoundError."""
    return datetime.fromtimestamp(_private_file(purpose, key_id=key_id).stat().st_mtime, tz=UTC)


def remove_private(purpose: str, *, key_id: str) -> None:
    """Remove a private key for good: overwritten, then unlinked."""
    file = _private_file(purpose, key_id=key_id)
    with file.open("r+b") as out:
        out.write(b"0" * file.stat().st_size)
        out.flush()
        os.fsync(out.fileno())
    file.unlink()


@lru_cache(maxsize=2)
def blind_key() -> bytes:
    """The key of the blind index."""
    return bytes.fromhex(_blind_file().read_text(encoding="ascii"))


def _folder() -> Path:
    return Path(settings.KEYS_DIR)


@lru_cache(maxsize=8)
def _read_public(file: Path, *, changed: int) -> SealingKey:
    public = bytes.fromhex(file.read_text(encoding="ascii"))
    return SealingKey(id=sha256_hex(public)[:16], public=PublicKey(public))


def _private_file(purpose: str, *, key_id: str) -> Path:
    return _folder() / "private" / f"{purpose}-{key_id}.key"


def _public_file(purpose: str) -> Path:
    return _folder() / "public" / f"{purpose}.pub"


def _blind_file() -> Path:
    return _folder() / "blind-index.key"


def _write(file: Path, content: str, *, mode: int) -> None:
    file.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
    temporary = file.with_name(f".{file.name}.{os.getpid()}")
    with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "w", encoding="ascii") as out:
        out.write(content)
    temporary.replace(file)
