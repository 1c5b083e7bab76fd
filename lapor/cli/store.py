"""Copying a living installation: a consistent database first, then the files that its rows speak of."""

import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
from collections.abc import Iterable
from contextlib import closing
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from config import env

DATABASE, FILES, KEYS, MANIFEST = "database", "files.tar", "keys.tar", "manifest.json"
FORMAT = 1


class BadBackup(Exception):
    """The folder is no whole backup of this format; the text says what is wrong."""


class NotEmpty(Exception):
    """Restoring would overwrite what is there; the text says what."""


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What a backup holds: format, engine, moment (ISO 8601, UTC) and the SHA-256 of each part."""

    format: int
    engine: str
    made_at: str
    parts: dict[str, str]


def copy_out(to: Path, *, keys_to: Path, made_at: str) -> Manifest:
    """Write database, files and (apart) keys; works while web and worker run. Raises FileExistsError."""
    to.mkdir(mode=0o750, parents=True)
    keys_to.mkdir(mode=0o700, parents=True, exist_ok=True)
    _copy_database(to / DATABASE)
    _pack(to / FILES, folders=[Path(settings.FILES_DIR), Path(settings.MAPS_DIR)])
    _pack(keys_to / KEYS, folders=[Path(settings.KEYS_DIR)], extra=[Path(settings.DATA_DIR) / "secret-key"])
    (keys_to / KEYS).chmod(0o600)
    parts = {DATABASE: _digest(to / DATABASE), FILES: _digest(to / FILES), KEYS: _digest(keys_to / KEYS)}
    manifest = Manifest(format=FORMAT, engine=connection.vendor, made_at=made_at, parts=parts)
    (to / MANIFEST).write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")
    return manifest


def read_manifest(folder: Path, *, keys_from: Path) -> Manifest:
    """The backup's manifest, after checking that every part is there and unchanged. Raises BadBackup."""
    try:
        manifest = Manifest(**json.loads((folder / MANIFEST).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise BadBackup(f"{folder} holds no readable {MANIFEST}") from error
    if manifest.format != FORMAT or manifest.engine != connection.vendor:
        raise BadBackup(f"made for {manifest.engine}, format {manifest.format}; here: {connection.vendor}, {FORMAT}")
    for name, expected in manifest.parts.items():
        file = (keys_from if name == KEYS else folder) / name
        if not file.is_file() or _digest(file) != expected:
            raise BadBackup(f"{file} is missing or damaged")
    return manifest


def copy_in(folder: Path, *, keys_from: Path) -> None:
    """Put a checked backup into an empty installation. Raises NotEmpty, BadBackup."""
    data = Path(settings.DATA_DIR)
    _require_empty()
    _restore_database(folder / DATABASE)
    _unpack(folder / FILES, to=data)
    _unpack(keys_from / KEYS, to=data, elsewhere={Path(settings.KEYS_DIR).name: Path(settings.KEYS_DIR).parent})


def _copy_database(to: Path) -> None:
    if connection.vendor == "sqlite":
        source = settings.DATABASES["default"]["NAME"]
        with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as old, closing(sqlite3.connect(to)) as new:
            old.backup(new, pages=2000, sleep=0.005)
            new.execute("PRAGMA journal_mode=DELETE")
        to.chmod(0o640)
        return
    _postgresql("pg_dump", "--format=custom", f"--file={to}")


def _restore_database(file: Path) -> None:
    if connection.vendor == "sqlite":
        target = Path(settings.DATABASES["default"]["NAME"])
        connection.close()
        shutil.copyfile(file, target)
        target.chmod(0o640)
        return
    _postgresql(
        "pg_restore", "--no-owner", "--exit-on-error", f"--dbname={settings.DATABASES['default']['NAME']}", str(file)
    )


def _postgresql(program: str, *arguments: str) -> None:
    database: dict[str, Any] = settings.DATABASES["default"]
    environment = env.for_program(
        PGHOST=str(database["HOST"]),
        PGPORT=str(database["PORT"] or 5432),
        PGUSER=str(database["USER"]),
        PGPASSWORD=str(database["PASSWORD"]),
        PGDATABASE=str(database["NAME"]),
    )
    subprocess.run([program, *arguments], check=True, env=environment, timeout=6 * 3600)  # fixed program names


def _require_empty() -> None:
    if connection.vendor == "sqlite":
        target = Path(settings.DATABASES["default"]["NAME"])
        if target.exists() and target.stat().st_size > 0:
            raise NotEmpty(f"{target} exists")
    elif connection.introspection.table_names():
        raise NotEmpty("the database has tables")
    files = Path(settings.FILES_DIR)
    if files.exists() and any(files.iterdir()):
        raise NotEmpty(f"{files} holds files")


def _pack(to: Path, *, folders: Iterable[Path], extra: Iterable[Path] = ()) -> None:
    with tarfile.open(to, "w") as tar:
        for each in [*folders, *extra]:
            if each.exists():
                tar.add(each, arcname=each.name)


def _unpack(file: Path, *, to: Path, elsewhere: dict[str, Path] | None = None) -> None:
    """Write plain files and folders that stay below their target; links and anything else are refused."""
    with tarfile.open(file) as tar:
        for member in tar.getmembers():
            top = member.name.split("/", 1)[0]
            parent = (elsewhere or {}).get(top, to).resolve()
            target = (parent / member.name).resolve()
            content = tar.extractfile(member) if member.isreg() else None
            if not target.is_relative_to(parent) or not (member.isdir() or content):
                raise BadBackup(f"{file} holds {member.name}, which is neither file nor folder")
            if content is None:
                target.mkdir(mode=member.mode & 0o770, parents=True, exist_ok=True)
                continue
            with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, member.mode & 0o660), "wb") as out:
                shutil.copyfileobj(content, out)


def _digest(file: Path) -> str:
    digest = sha256()
    with file.open("rb") as data:
        while chunk := data.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()
