"""A backup taken while people file is whole, and brings nobody back who was erased since."""

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

PATIENCE = 120.0


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LAPOR_", "DJANGO_"))}
    return kept | {"LAPOR_DATA_DIR": str(folder)}


def _lapor(*words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "lapor.cli.main", *words]
    return subprocess.run(command, env=_environment(folder), capture_output=True, text=True, timeout=PATIENCE)


def _wait(until: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.05)


def _filed(house: Path) -> int:
    try:
        return int((house / "filed").read_text() or 0)
    except FileNotFoundError:
        return 0


def _ask(house: Path, *, question: str) -> int:
    with closing(sqlite3.connect(house / "lapor.sqlite3")) as rows:
        return int(rows.execute(question).fetchone()[0])


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Path]:
    """A house in which people file all the time."""
    folder = tmp_path / "house"
    folder.mkdir()
    writer = subprocess.Popen([sys.executable, "-m", "tests.vault.busy_writer"], env=_environment(folder))
    try:
        _wait(lambda: _filed(folder) >= 10)
        yield folder
    finally:
        (folder / "stop").touch()
        assert writer.wait(timeout=PATIENCE) == 0


def test_it_restores_what_a_backup_under_load_took(house: Path, tmp_path: Path) -> None:
    before = _filed(house)
    made = _lapor("backup", str(tmp_path / "out"), folder=house)
    assert made.returncode == 0, made.stderr
    after = _filed(house)
    (house / "erase").touch()
    _wait(lambda: not (house / "erase").exists())
    (folder,) = (tmp_path / "out").glob("lapor-*Z")
    new = tmp_path / "new"
    log = str(house / "erasures.log")
    restored = _lapor("restore", str(folder), "--erasures", log, folder=new)
    assert restored.returncode == 0, restored.stderr
    assert "1 identities erased again" in restored.stdout
    verified = _lapor("audit", "verify", folder=new)
    assert (verified.returncode, "konsisten, tanpa saksi" in verified.stdout) == (0, True), verified.stdout
    assert before <= _ask(new, question="SELECT count(*) FROM report") <= after + 1
    assert _ask(new, question="SELECT count(*) FROM sealed_identity WHERE erased_on IS NOT NULL") == 1
    assert after < _filed(house)
