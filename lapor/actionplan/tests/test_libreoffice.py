"""Exported, changed in LibreOffice, imported: exactly those changes."""

import subprocess
from pathlib import Path

import pytest

from lapor.actionplan import queries
from lapor.actionplan.changes import changes_between
from lapor.actionplan.services import save_plan
from lapor.actionplan.spreadsheets import export_plan, read_plan
from lapor.actionplan.tests.plans import made_plan, small_content
from tests.cast import NOW, World

MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Change(source As String, target As String)
  Dim book As Object, options(0) As New com.sun.star.beans.PropertyValue, saving(0) As New com.sun.star.beans.PropertyValue
  options(0).Name = "Hidden"
  options(0).Value = True
  book = StarDesktop.loadComponentFromURL(ConvertToUrl(source), "_blank", 0, options())
  book.Sheets.getByName("Kegiatan").getCellByPosition(1, 1).String = "Kunjungan ke desa"
  book.Sheets.getByName("Kegiatan").getCellByPosition(6, 1).Value = 2500000
  book.Sheets.getByName("Kegiatan").getCellByPosition(4, 2).Formula = "2026-02-01"
  book.Sheets.getByName("Target").getCellByPosition(5, 1).Value = 44
  book.Sheets.getByName("Target").getCellByPosition(6, 1).Value = 44
  book.Sheets.getByName("Strategi").getCellByPosition(0, 3).Value = 3
  book.Sheets.getByName("Strategi").getCellByPosition(1, 3).String = "Sosialisasi"
  saving(0).Name = "FilterName"
  saving(0).Value = "Calc MS Excel 2007 XML"
  book.storeToURL(ConvertToUrl(target), saving())
  book.close(True)
End Sub
</script:module>
"""


def change_in_libreoffice(source: Path, *, target: Path, home: Path) -> None:
    """Open the workbook in a LibreOffice of its own, change eight cells, and save it as XLSX.

    The first start makes the profile with an empty module, which the second one finds filled.
    """
    command = ["soffice", f"-env:UserInstallation=file://{home}", "--headless", "--norestore", "--nolockcheck"]
    subprocess.run([*command, "--terminate_after_init"], check=True, capture_output=True, timeout=300)
    (home / "user" / "basic" / "Standard" / "Module1.xba").write_text(MODULE)
    macro = f'macro:///Standard.Module1.Change("{source}","{target}")'
    subprocess.run([*command, macro], check=True, capture_output=True, timeout=300)


@pytest.mark.libreoffice
def test_it_gives_exactly_the_changes_made_in_libreoffice(world: World, tmp_path: Path) -> None:
    plan = made_plan(world)
    source, target = tmp_path / "renaksi.xlsx", tmp_path / "diubah.xlsx"
    source.write_bytes(export_plan(plan))
    change_in_libreoffice(source, target=target, home=tmp_path / "home")
    content = read_plan(target.read_bytes(), plan=plan)
    expected = [
        ("activity", "1.1", "budget", "1000000", "2500000"),
        ("activity", "1.1", "name", "Kegiatan 1.1", "Kunjungan ke desa"),
        ("target", "1.1.1", "2026", "40", "44"),
        ("target", "1.1.1", "2026 T4", "40", "44"),
        ("activity", "1.2", "since_on", "2026-01-01", "2026-02-01"),
        ("strategy", "3", "whole", None, "Sosialisasi"),
    ]
    found = changes_between(small_content(world), after=content)
    assert [(each.kind, each.code, each.field, each.before, each.after) for each in found] == expected
    assert save_plan(plan.id, content=content, by=world.actor("sari"), at=NOW) == found
    assert queries.content_of(plan) == content
