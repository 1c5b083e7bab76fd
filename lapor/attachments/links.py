"""Addresses of files: signed, expiring, and the same for an hour, so that pages around them can be kept."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal
from uuid import UUID

from django.core.signing import BadSignature, Signer

from lapor.attachments.models import Attachment

Variant = Literal["view", "thumb", "original", "page"]
PREFIX = "/berkas"
_HOUR = 3600
_LETTERS: dict[Variant, str] = {"view": "v", "thumb": "t", "original": "o", "page": "p"}
_VARIANTS: dict[str, Variant] = {letter: variant for variant, letter in _LETTERS.items()}
_UNIX = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class FileToken:
    """What a valid address opens, and until when; `page` counts from 1 for the variant `page`."""

    file: UUID
    variant: Variant
    until: datetime
    page: int = 0


def file_address(attachment: Attachment, *, variant: Variant, now: datetime) -> str:
    """The address of one variant, valid for at least one and at most two hours; empty when there is nothing to show yet.

    Whoever makes it has checked that the asker may see the file: the address opens it for everybody who holds it.
    """
    return _signed(attachment, letter=_LETTERS[variant], now=now) if has_variant(attachment, variant=variant) else ""


def page_addresses(attachment: Attachment, *, now: datetime) -> tuple[str, ...]:
    """The addresses of a PDF's pages as pictures, in order, as long valid; none for other files. Checked by the caller as above."""
    if not has_variant(attachment, variant="page"):
        return ()
    numbers = range(1, attachment.drawn_pages + 1)
    return tuple(_signed(attachment, letter=f"{_LETTERS['page']}{number}", now=now) for number in numbers)


def read_token(token: str, *, at: datetime) -> FileToken | None:
    """What the token of an address opens at that moment; None for a forged, broken or expired one."""
    try:
        key, letter, hours = _signer().unsign(token).split(".")
        until = _UNIX + timedelta(hours=int(hours))
        file = UUID(bytes=urlsafe_b64decode(key + "=="))
        variant, page = _VARIANTS[letter[:1]], int(letter[1:] or 0)
    except (BadSignature, ValueError, OverflowError, KeyError):
        return None
    return FileToken(file=file, variant=variant, until=until, page=page) if at < until else None


def has_variant(attachment: Attachment, *, variant: Variant) -> bool:
    """Whether the file is ready and shown so: the original bytes of a picture never are."""
    if attachment.state != Attachment.State.READY:
        return False
    if variant == "page":
        return attachment.drawn_pages > 0
    if attachment.kind == Attachment.Kind.PICTURE:
        return variant != "original"
    return variant != "thumb"


def _signed(attachment: Attachment, *, letter: str, now: datetime) -> str:
    hours = (now - _UNIX) // timedelta(seconds=_HOUR) + 2
    key = urlsafe_b64encode(attachment.id.bytes).decode().rstrip("=")
    return f"{PREFIX}/{_signer().sign(f'{key}.{letter}.{hours}')}/"


def _signer() -> Signer:
    return Signer(sep=".", salt="lapor.attachments.links")
