"""Backup and restore of a data folder."""

import argparse
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from lapor.cli import backup, restore


@pytest.fixture
def house(tmp_path: Path, settings: Any) -> Path:
    data = tmp_path / "var"
    (data / "files").mkdir(parents=True)
    (data / "keys").mkdir()
    (data / "files" / "a.bin").write_bytes(b"original")
    (data / "keys" / "blind-index.key").write_text("00")
    database = data / "lapor.sqlite3"
    with sqlite3.connect(database) as rows:
        rows.execute("CREATE TABLE event (id INTEGER)")
        rows.execute("INSERT INTO event VALUES (7)")
    _point(settings, data)
    return data


def _point(settings: Any, data: Path) -> None:
    data.mkdir(exist_ok=True)
    settings.DATA_DIR, settings.FILES_DIR, settings.MAPS_DIR = data, data / "files", data / "maps"
    settings.KEYS_DIR = data / "keys"
    settings.DATABASES = {"default": {"NAME": str(data / "lapor.sqlite3")}}


def _backup(parent: Path, *, keep: int = 14) -> Path:
    assert backup.run(argparse.Namespace(folder=parent, keys=None, keep=keep)) == 0
    return max(parent.glob("lapor-*Z"))


@pytest.fixture(autouse=True)
def sqlite_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lapor.cli.store.connection.vendor", "sqlite")
    monkeypatch.setattr("lapor.cli.restore._erase_again", len)


def test_it_brings_everything_back(house: Path, tmp_path: Path, settings: Any) -> None:
    folder = _backup(tmp_path / "out")
    _point(settings, tmp_path / "new")
    assert restore.run(argparse.Namespace(folder=folder, keys=None, erasures=None)) == 0
    assert (tmp_path / "new" / "files" / "a.bin").read_bytes() == b"original"
    assert (tmp_path / "new" / "keys" / "blind-index.key").read_text() == "00"
    with sqlite3.connect(tmp_path / "new" / "lapor.sqlite3") as rows:
        assert rows.execute("SELECT id FROM event").fetchall() == [(7,)]


def test_it_keeps_keys_out_of_the_backup(house: Path, tmp_path: Path) -> None:
    folder = _backup(tmp_path / "out")
    assert sorted(file.name for file in folder.iterdir()) == ["database", "files.tar", "manifest.json"]


def test_it_overwrites_nothing(house: Path, tmp_path: Path) -> None:
    folder = _backup(tmp_path / "out")
    assert restore.run(argparse.Namespace(folder=folder, keys=None, erasures=None)) == 1


def test_it_refuses_a_damaged_part(house: Path, tmp_path: Path, settings: Any) -> None:
    folder = _backup(tmp_path / "out")
    (folder / "files.tar").write_bytes(b"x")
    _point(settings, tmp_path / "new")
    assert restore.run(argparse.Namespace(folder=folder, keys=None, erasures=None)) == 1
    assert not (tmp_path / "new" / "lapor.sqlite3").exists()


def test_it_names_a_moment_and_a_digest_for_each_part(house: Path, tmp_path: Path) -> None:
    manifest = json.loads((_backup(tmp_path / "out") / "manifest.json").read_text())
    assert set(manifest["parts"]) == {"database", "files.tar", "keys.tar"}
    assert manifest["made_at"].endswith("+00:00")


def test_it_carries_the_newest_erasures_beside_every_backup(
    house: Path, tmp_path: Path, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    old = "lapor-20200101T000000Z"
    made = _backup(tmp_path / "out")
    (tmp_path / "out" / "keys" / made.name).rename(tmp_path / "out" / "keys" / old)
    folder = made.rename(tmp_path / "out" / old)
    line = {"ref": "0195e1f0-0000-7000-8000-000000000001", "stream": "report/x", "rule": "request_of_reporter"}
    (house / "erasures.log").write_text(json.dumps(line) + "\n")
    _backup(tmp_path / "out", keep=2)
    _point(settings, tmp_path / "new")
    assert restore.run(argparse.Namespace(folder=folder, keys=None, erasures=None)) == 0
    assert "1 identities erased again" in capsys.readouterr().out


def test_it_refuses_a_log_that_it_cannot_read(house: Path, tmp_path: Path, settings: Any) -> None:
    folder = _backup(tmp_path / "out")
    (tmp_path / "out" / "erasures.log").write_text("half a li")
    _point(settings, tmp_path / "new")
    assert restore.run(argparse.Namespace(folder=folder, keys=None, erasures=None)) == 1
