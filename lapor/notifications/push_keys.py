"""The key by which this house is known to the browsers' push services (VAPID); its private half is for the worker alone."""

import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from django.conf import settings

from lapor.kit.encoding import base64url


def make_push_key() -> None:
    """Make the two files when they are missing; called by set-up, never by the web process."""
    if _public_file().exists():
        return
    private = generate_private_key(SECP256R1())
    _write(private_file(), private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()), mode=0o600)
    _write(_public_file(), _point(private.public_key()).encode(), mode=0o644)


def public_key() -> str:
    """The public half as browsers want it: an uncompressed point in base64url; empty where nobody made one."""
    try:
        return _public_file().read_text(encoding="ascii")
    except FileNotFoundError:
        return ""


def private_file() -> Path:
    """Where the private half lies."""
    return Path(settings.KEYS_DIR) / "private" / "push.pem"


def _public_file() -> Path:
    return Path(settings.KEYS_DIR) / "public" / "push.pub"


def _point(key: EllipticCurvePublicKey) -> str:
    return base64url(key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))


def _write(file: Path, content: bytes, *, mode: int) -> None:
    file.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
    temporary = file.with_name(f".{file.name}.{os.getpid()}")
    with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "wb") as out:
        out.write(content)
    temporary.replace(file)
