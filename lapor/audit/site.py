"""The installation's own site: its UUIDv7 and its Ed25519 signing key, kept as files outside the database."""

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from django.conf import settings
from nacl.signing import SigningKey

from lapor.kit.ids import new_id


@dataclass(frozen=True, kw_only=True)
class Site:
    """Where events of this installation arise, and the key that signs its receipts."""

    id: UUID
    key: bytes

    def sign(self, message: bytes) -> bytes:
        """The 64-byte Ed25519 signature over the message."""
        return bytes(SigningKey(self.key).sign(message).signature)

    def public_key(self) -> bytes:
        """The 32-byte key that verifies this site's signatures."""
        return bytes(SigningKey(self.key).verify_key)


def own_site() -> Site:
    """This installation's site; made on first use."""
    return _load(Path(settings.KEYS_DIR) / "site")


@lru_cache(maxsize=4)
def _load(folder: Path) -> Site:
    folder.mkdir(mode=0o750, parents=True, exist_ok=True)
    site_id = _once(folder / "id", str(new_id()).encode())
    key = _once(folder / "signing.key", bytes(SigningKey.generate()).hex().encode())
    return Site(id=UUID(site_id.decode()), key=bytes.fromhex(key.decode()))


def _once(file: Path, content: bytes) -> bytes:
    """Write the file unless it is there, so that two processes starting at once agree."""
    temporary = file.with_name(f".{file.name}.{os.getpid()}")
    if not file.exists():
        temporary.write_bytes(content)
        temporary.chmod(0o640)
        try:
            os.link(temporary, file)
        except FileExistsError:
            pass
        finally:
            temporary.unlink()
    return file.read_bytes()
