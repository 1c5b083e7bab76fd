"""Addresses of files: signed, expiring, and the same for an hour, so that pages around them can be kept."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal
from uuid import UUID

from django.core.signing import BadSignature, Signer

from lapor.attachments.models import Attachment

Variant = Literal["view", "thumb", "original"]
PREFIX = "/berkas"
_HOUR = 3600
_LETTERS: dict[Variant, str] = {"view": "v", "thumb": "t", "original": "o"}
_VARIANTS: dict[str, Variant] = {letter: variant for variant, letter in _LETTERS.items()}
_UNIX = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class FileToken:
    """What a valid address opens, and until when."""

    file: UUID
    variant: Variant
    until: datetime


def file_address(attachment: Attachment, *, variant: Variant, now: datetime) -> str:
    """The address of one variant, valid for at least one and at most two hours; empty when there is nothing to show yet.

    Whoever makes it has checked that the asker may see the file: the address opens it for everybody who holds it.
    """
    if not has_variant(attachment, variant=variant):
        return ""
    hours = (now - _UNIX) // timedelta(seconds=_HOUR) + 2
    key = urlsafe_b64encode(attachment.id.bytes).decode().rstrip("=")
    return f"{PREFIX}/{_signer().sign(f'{key}.{_LETTERS[variant]}.{hours}')}/"


def read_token(token: str, *, at: datetime) -> FileToken | None:
    """What the token of an address opens at that moment; None for a forged, broken or expired one."""
    try:
        key, letter, hours = _signer().unsign(token).split(".")
        until = _UNIX + timedelta(hours=int(hours))
        file = UUID(bytes=urlsafe_b64decode(key + "=="))
    except (BadSignature, ValueError, OverflowError):
        return None
    return FileToken(file=file, variant=_VARIANTS[letter], until=until) if at < until else None


def has_variant(attachment: Attachment, *, variant: Variant) -> bool:
    """Whether the file is ready and shown so: the original bytes of a picture never are."""
    if attachment.state != Attachment.State.READY:
        return False
    if attachment.kind == Attachment.Kind.PICTURE:
        return variant != "original"
    return variant != "thumb"


def _signer() -> Signer:
    return Signer(sep=".", salt="lapor.attachments.links")
