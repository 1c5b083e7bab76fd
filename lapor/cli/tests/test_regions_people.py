"""`lapor regions people FILE`: all of a file, or nothing and a message that names row and column."""

from argparse import Namespace
from pathlib import Path

import pytest

from lapor.cli import regions as command
from lapor.institutions.models import RegionPopulation
from tests.cast import World

GOOD = "kode;penduduk;tahun;sumber\n64.08.04.2001;1.234;2025;BPS contoh\n6408112002;567;2025;BPS contoh\n"


def test_it_loads_a_file_from_the_command_line(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "penduduk.csv"
    file.write_text(GOOD, encoding="utf-8")
    args = Namespace(regions_command="people", file=file)
    assert command.run(args) == 0 and "2 baris" in capsys.readouterr().out
    file.write_text(GOOD + "64.08.99.2001;5;2025;BPS\n64.08.11.2002;-;2024;BPS\n", encoding="utf-8")
    RegionPopulation.objects.all().delete()
    assert command.run(args) == 2 and not RegionPopulation.objects.exists()
    said = capsys.readouterr().err
    assert "baris 4, kolom kode" in said and "baris 5, kolom penduduk" in said and "Tidak ada yang disimpan" in said
    assert command.run(Namespace(regions_command="people", file=tmp_path / "tiada.csv")) == 2
