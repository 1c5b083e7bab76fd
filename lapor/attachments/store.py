"""Bytes on the disk, under the files folder; every path that is kept is relative to it."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Protocol
from uuid import UUID

from django.conf import settings

from lapor.attachments.errors import FileTooLarge
from lapor.attachments.models import Attachment

SIZE_LIMIT = 25 * 1024 * 1024
CHUNK = 256 * 1024
MODE = 0o640
ORIGINALS, COPIES = "original", "copy"


class Readable(Protocol):
    """Whatever can be read piece by piece: an upload, an open file."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes; none at the end."""


@dataclass(frozen=True, kw_only=True)
class Written:
    """What lies on the disk now."""

    size: int
    sha256: str


def place(path: str) -> Path:
    """Where a kept path lies on this machine."""
    return Path(settings.FILES_DIR) / path


def original_path(file: UUID, *, on: date) -> str:
    """The path of a new original; one folder a day."""
    return f"{ORIGINALS}/{on:%Y%m%d}/{file}"


def copy_path(attachment: Attachment, *, variant: str) -> str:
    """The path of a cleaned copy: `view`, `thumb`, `pages` or `page-<number>`."""
    return f"{COPIES}/{Path(attachment.path).parent.name}/{attachment.id}.{variant}"


def write_new(source: Readable, *, path: str) -> Written:
    """Stream to a new file, at most 25 MB, and bring it to the disk. Raises FileTooLarge and leaves nothing then."""
    target = place(path)
    _make_folder(target.parent)
    digest, size = hashlib.sha256(), 0
    try:
        with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, MODE), "wb") as out:
            os.fchmod(out.fileno(), MODE)
            while piece := source.read(CHUNK):
                size += len(piece)
                if size > SIZE_LIMIT:
                    raise FileTooLarge(limit=SIZE_LIMIT)
                digest.update(piece)
                out.write(piece)
            out.flush()
            os.fsync(out.fileno())
        _sync_folder(target.parent)
    except BaseException:
        remove(path)
        raise
    return Written(size=size, sha256=digest.hexdigest())


def write_copy(content: bytes, *, path: str) -> None:
    """Put a cleaned copy in place, whole or not at all."""
    target = place(path)
    _make_folder(target.parent)
    temporary = target.with_name(f".{target.name}.{os.getpid()}")
    with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, MODE), "wb") as out:
        os.fchmod(out.fileno(), MODE)
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    temporary.replace(target)
    _sync_folder(target.parent)


def remove(path: str) -> None:
    """Take a file away, if it is there."""
    place(path).unlink(missing_ok=True)


def sha256_of(path: str) -> str:
    """The hash of the bytes on the disk; empty when they are not there."""
    try:
        with place(path).open("rb") as source:
            return hashlib.file_digest(source, "sha256").hexdigest()
    except OSError:
        return ""


def originals_between(first: date, *, last: date) -> Iterator[str]:
    """Paths of the originals that were written on these days."""
    for offset in range((last - first).days + 1):
        folder = f"{ORIGINALS}/{first + timedelta(days=offset):%Y%m%d}"
        if place(folder).is_dir():
            yield from (f"{folder}/{file.name}" for file in sorted(place(folder).iterdir()))


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(mode=0o770, parents=True, exist_ok=True)
        _sync_folder(folder.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
