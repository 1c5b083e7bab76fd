"""A file that comes in pieces over a thin line: what arrived lies on the disk until the whole is there and is staged.

Three files a upload, under its own random name: what it shall become (`.json`), the bytes so far (`.part`), and what it was staged as
(`.done`). The name is the permission: whoever knows it sent it. There is no row until the file is whole.
"""

import fcntl
import json
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from lapor.attachments import store
from lapor.attachments.errors import BrokenFile, FileTooLarge, NoRoom, UnknownUpload, UploadBusy, WrongOffset
from lapor.attachments.services import stage_file

FOLDER = "pieces"
KEPT_FOR = timedelta(days=7)
CHUNK = 16 * 1024
LEAST_FREE = 512 * 1024 * 1024
_NAME = re.compile(r"[A-Za-z0-9_-]{32}")


@dataclass(frozen=True, kw_only=True)
class Upload:
    """A file on its way: its name here, how long it will be, how much of it is there, until when it waits."""

    name: str
    length: int
    offset: int
    until: datetime


@dataclass(frozen=True, kw_only=True)
class WholeFile:
    """What the upload was staged as."""

    id: UUID
    name: str
    size: int
    kind: str
    title: str


def begin(length: int, *, title: str, at: datetime) -> Upload:
    """A new upload without a byte. `title` is kept as it is and handed out with the whole: the caller seals what it says.

    Raises BrokenFile for an empty one, FileTooLarge, NoRoom.
    """
    if length <= 0:
        raise BrokenFile(reason="empty")
    if length > store.SIZE_LIMIT:
        raise FileTooLarge(limit=store.SIZE_LIMIT)
    folder = _folder()
    if shutil.disk_usage(folder).free < LEAST_FREE:
        raise NoRoom
    name = secrets.token_urlsafe(24)
    told = {"length": length, "title": title, "began_at": at.isoformat()}
    (folder / f"{name}.part").touch(mode=store.MODE)
    _write(folder / f"{name}.json", told)
    return Upload(name=name, length=length, offset=0, until=at + KEPT_FOR)


def upload_of(name: str, *, at: datetime) -> Upload:
    """How far an upload has come. Raises UnknownUpload, also when it waited too long."""
    told = _told(name)
    until = datetime.fromisoformat(str(told["began_at"])) + KEPT_FOR
    if at > until:
        raise UnknownUpload
    length = int(str(told["length"]))
    part = _folder() / f"{name}.part"
    is_whole = (_folder() / f"{name}.done").is_file()
    return Upload(name=name, length=length, offset=length if is_whole else part.stat().st_size, until=until)


def append(name: str, *, offset: int, source: store.Readable, at: datetime) -> Upload:
    """Add the bytes that come; what came before a break stays. The last piece stages the whole.

    Raises UnknownUpload, WrongOffset, UploadBusy, and what `stage_file` raises: then the upload is forgotten.
    """
    upload = upload_of(name, at=at)
    if offset != upload.offset:
        raise WrongOffset
    if offset == upload.length:
        return upload
    with _locked(_folder() / f"{name}.part") as part:
        if os.fstat(part.fileno()).st_size != offset:
            raise WrongOffset
        _copy(source, into=part, left=upload.length - offset)
        if os.fstat(part.fileno()).st_size == upload.length:
            _stage(name, at=at)
    return upload_of(name, at=at)


def whole_file(name: str) -> WholeFile | None:
    """What the upload was staged as; None while a piece is missing. Raises UnknownUpload."""
    title = str(_told(name)["title"])
    done = _folder() / f"{name}.done"
    if not done.is_file():
        return None
    told = json.loads(done.read_text(encoding="utf-8"))
    return WholeFile(id=UUID(told["id"]), name=told["name"], size=told["size"], kind=told["kind"], title=title)


def forget(name: str) -> None:
    """Take an upload away. Raises UnknownUpload."""
    _told(name)
    _remove(name)


def forget_old(*, at: datetime) -> int:
    """Take away uploads that waited too long, and what a killed process left behind; returns how many."""
    before = (at - KEPT_FOR).timestamp()
    names = {file.stem for file in _folder().iterdir() if file.stat().st_mtime < before}
    fresh = {file.stem for file in _folder().iterdir() if file.stat().st_mtime >= before}
    for name in names - fresh:
        _remove(name)
    return len(names - fresh)


def _copy(source: store.Readable, *, into: BinaryIO, left: int) -> None:
    into.seek(0, os.SEEK_END)
    while left and (piece := source.read(min(CHUNK, left))):
        into.write(piece)
        into.flush()
        left -= len(piece)
    os.fsync(into.fileno())


def _stage(name: str, *, at: datetime) -> None:
    """The bytes become a staged file; a file that is refused is forgotten, so that nobody sends it on."""
    part = _folder() / f"{name}.part"
    try:
        with part.open("rb") as whole:
            kept = stage_file(whole, name="", draft=secrets.token_urlsafe(24), at=at, added_by="reporter")
    except Exception:
        _remove(name)
        raise
    _write(
        _folder() / f"{name}.done", {"id": str(kept.id), "name": kept.name, "size": kept.size, "kind": str(kept.kind)}
    )
    part.unlink()


@contextmanager
def _locked(part: Path) -> Iterator[BinaryIO]:
    try:
        with part.open("r+b") as held:
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise UploadBusy from error
            yield held
    except FileNotFoundError as error:
        raise WrongOffset from error


def _told(name: str) -> dict[str, object]:
    if not _NAME.fullmatch(name):
        raise UnknownUpload
    try:
        told: dict[str, object] = json.loads((_folder() / f"{name}.json").read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise UnknownUpload from error
    return told


def _write(file: Path, told: dict[str, object]) -> None:
    store.write_copy(json.dumps(told).encode(), path=str(file.relative_to(store.place(""))))


def _remove(name: str) -> None:
    for ending in ("part", "done", "json"):
        (_folder() / f"{name}.{ending}").unlink(missing_ok=True)


def _folder() -> Path:
    folder = store.place(FOLDER)
    folder.mkdir(mode=0o770, parents=True, exist_ok=True)
    return folder
