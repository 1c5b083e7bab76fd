"""Scanned letters that wait for an officer: the bytes lie on the disk sealed, only the list of them is in the database."""

import os
from pathlib import Path
from uuid import UUID

import filetype
from django.conf import settings

from lapor.attachments.errors import FileTooLarge, WrongFileType
from lapor.intake.sealing import open_text, seal_text

LARGEST_SCAN = 12 * 1024 * 1024
TAKEN = ("image/jpeg", "image/png", "image/webp", "application/pdf")
_PURPOSE, _MODE = "scanned letter", 0o640


def type_of(content: bytes) -> str:
    """The type by content. Raises WrongFileType, FileTooLarge."""
    if len(content) > LARGEST_SCAN:
        raise FileTooLarge(limit=LARGEST_SCAN)
    guess = filetype.guess(content)
    if guess is None or guess.mime not in TAKEN:
        raise WrongFileType
    return str(guess.mime)


def write_scan(scan: UUID, *, content: bytes) -> None:
    """Seal the bytes and bring them to the disk, before the row is written."""
    target = _place(scan)
    target.parent.mkdir(mode=0o770, parents=True, exist_ok=True)
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _MODE), "w") as out:
        out.write(seal_text(content, purpose=_PURPOSE))
        out.flush()
        os.fsync(out.fileno())


def read_scan(scan: UUID) -> bytes:
    """The bytes again. Raises FileNotFoundError, NotSealed."""
    return open_text(_place(scan).read_text(), purpose=_PURPOSE)


def remove_scan(scan: UUID) -> None:
    """Take the bytes away, after the row is gone."""
    _place(scan).unlink(missing_ok=True)


def seal_name(name: str) -> str:
    """What the file was called; names of files name people."""
    return seal_text(name.encode(), purpose=_PURPOSE)


def open_name(sealed: str) -> str:
    """The name again."""
    return open_text(sealed, purpose=_PURPOSE).decode()


def _place(scan: UUID) -> Path:
    return Path(settings.FILES_DIR) / "scan" / str(scan)
