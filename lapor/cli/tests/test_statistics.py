"""The command that counts every figure anew."""

import pytest

from lapor.cli.main import main
from lapor.statistics.models import DayCell, ReportFact
from tests.cast import World, file


def test_it_counts_every_report_anew(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    file("m-1")
    file("m-2")
    assert main(["statistics", "rebuild"]) == 0
    assert (ReportFact.objects.count(), DayCell.objects.get(measure="received").count) == (2, 2)
    assert "2 laporan" in capsys.readouterr().out
