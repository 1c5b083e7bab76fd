"""Bundles on a stick or in a folder."""

import os
from collections.abc import Iterable
from pathlib import Path

SUFFIX = ".lapor"


def bundles_in(paths: Iterable[Path], *, begins: str) -> list[Path]:
    """The files named, and of the folders named the bundles for this side (whose names begin so), by name."""
    found: list[Path] = []
    for path in paths:
        found += sorted(path.glob(f"{begins}*{SUFFIX}")) if path.is_dir() else [path]
    return found


def write_bundle(folder: Path, *, name: str, content: bytes) -> Path:
    """Write a bundle so that a stick that is pulled out holds all of it under its name, or nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}{SUFFIX}"
    temporary = file.with_suffix(".tmp")
    with temporary.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    temporary.replace(file)
    return file
