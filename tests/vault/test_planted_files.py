"""The planted values again, in a house with a data folder of its own: no file in it tells them, the database and its log included."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.vault.test_planted_values import WAYS

PATIENCE = 600


@pytest.fixture
def lived(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """The data folder of a house in which two reports lived, still in use, and all that it said."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LAPOR_", "DJANGO_"))}
    house = subprocess.Popen(
        [sys.executable, "-m", "tests.vault.planted_house"],
        env=kept | {"LAPOR_DATA_DIR": str(tmp_path), "LAPOR_LOG_LEVEL": "INFO"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=(tmp_path.parent / "said").open("w"),
        text=True,
    )
    try:
        assert house.stdout is not None
        assert house.stdout.readline() == "lived\n", (tmp_path.parent / "said").read_text()[-3000:]
        yield tmp_path, (tmp_path.parent / "said").read_text()
    finally:
        house.communicate("end\n", timeout=PATIENCE)


def test_it_is_in_no_file_of_the_data_folder(lived: tuple[Path, str]) -> None:
    folder, said = lived
    files = [file for file in folder.rglob("*") if file.is_file() and "outbox" not in file.relative_to(folder).parts]
    names = {file.name for file in files}
    assert {"lapor.sqlite3", "lapor.sqlite3-wal"} <= names
    told = {file.name: found for file in files if (found := told_by(file.name.encode() + file.read_bytes()))}
    assert told == {}
    assert told_by(said.encode()) == []


def told_by(content: bytes) -> list[str]:
    """Which of the planted values are in it, as text of one or of two bytes a letter."""
    folded = content.lower()
    return [way for way in WAYS if way.encode() in folded or way.encode("utf-16-le") in folded]


def test_it_bites_a_file_that_tells() -> None:
    assert told_by(b"\x00\x01 XAVERINA ") == ["xaverina"]
    assert told_by("xaverina".encode("utf-16-le")) == ["xaverina"]
