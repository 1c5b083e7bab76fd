"""A workbook that cannot be used says where and what is expected: more than thirty kinds. Reading one never writes."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from python_calamine import CalamineWorkbook

from lapor.actionplan.content import PlanContent
from lapor.actionplan.sheet import BadWorkbook, parse_workbook
from lapor.actionplan.sheet_columns import COLUMNS
from lapor.actionplan.sheet_rows import workbook_rows
from lapor.actionplan.spreadsheets import BYTES_LIMIT, export_plan, read_plan, read_sheets, write_workbook
from lapor.actionplan.tests.plans import enter, made_plan, small_content, small_content_of
from lapor.statistics.registry import measured_names
from tests.cast import World

Sheets = dict[str, list[list[Any]]]
Break = Callable[[Sheets], object]


PLAN, VERSION = "0190-plan", 1
OFFICES = {key: str(UUID(int=place)) for place, key in enumerate(("pupr", "dinkes", "diskominfo"), start=1)}
NAMES = {
    "Dinas Pekerjaan Umum": OFFICES["pupr"],
    "Dinas Kesehatan": OFFICES["dinkes"],
    "Diskominfo": OFFICES["diskominfo"],
}


def content() -> PlanContent:
    """The small plan, without a database."""
    return small_content_of({key: UUID(value) for key, value in OFFICES.items()})


def exported() -> Sheets:
    """The workbook's cells, as they come back from a file."""
    names = {key: name for name, key in NAMES.items()}
    return read_sheets(write_workbook(workbook_rows(content(), plan=PLAN, version=VERSION, names=names)))


def parsed(sheets: Sheets) -> PlanContent:
    """The cells written to a file, read again and parsed."""
    return parse_workbook(
        read_sheets(write_workbook(sheets)), plan=PLAN, version=VERSION, offices=NAMES, figures=measured_names()
    )


def put(sheet: str, row: int, column: str, value: Any) -> Break:
    """Write a cell; rows count as in the spreadsheet."""

    def broken(sheets: Sheets) -> None:
        sheets[sheet][row - 1][COLUMNS[sheet].index(column)] = value

    return broken


def twice(sheet: str, row: int) -> Break:
    """The same row once more at the end."""
    return lambda sheets: sheets[sheet].append(list(sheets[sheet][row - 1]))


def without(sheet: str, row: int) -> Break:
    """A row that is gone."""
    return lambda sheets: sheets[sheet].pop(row - 1)


def headless(sheets: Sheets) -> None:
    sheets["Kegiatan"][0][2] = "siapa"


def long_list(sheets: Sheets) -> None:
    sheets["Strategi"] += [["", ""] for _ in range(4_998)] + [["9", "Akhir"]]


# The sheet "Indikator" has 1.1.1 in row 2, 1.1.2 in 3, 1.2.1 in 4, 2.1.1 in 5, 2.1.2 in 6; "Target" one row each in that order.
BROKEN: dict[str, tuple[Break, tuple[str, int, str], str]] = {
    "sheet is missing": (lambda sheets: sheets.pop("Target"), ("Target", 0, ""), "lembar bernama Target"),
    "heading differs": (headless, ("Kegiatan", 1, ""), "judul kolom: nomor, nama, penanggung jawab"),
    "too many rows": (long_list, ("Strategi", 5000, ""), "paling banyak 5000 baris"),
    "line of the head is gone": (without("Rencana", 4), ("Rencana", 0, "isian"), "baris judul"),
    "line of the head twice": (twice("Rencana", 4), ("Rencana", 9, "isian"), "setiap isian satu kali"),
    "title is empty": (put("Rencana", 4, "nilai", ""), ("Rencana", 4, "judul"), "judul rencana"),
    "begin is no day": (put("Rencana", 5, "nilai", "awal tahun"), ("Rencana", 5, "mulai"), "tanggal seperti"),
    "end before begin": (
        put("Rencana", 6, "nilai", date(2025, 1, 1)),
        ("Rencana", 6, "selesai"),
        "sesudah tanggal mulai",
    ),
    "period too long": (
        put("Rencana", 6, "nilai", date(2040, 1, 1)),
        ("Rencana", 6, "selesai"),
        "paling lama 10 tahun",
    ),
    "another plan": (put("Rencana", 2, "nilai", "0000"), ("Rencana", 2, "nilai"), "yang diekspor dari rencana ini"),
    "an older state": (put("Rencana", 3, "nilai", 7), ("Rencana", 3, "nilai"), "versi 1"),
    "strategy code is a word": (put("Strategi", 2, "nomor", "satu"), ("Strategi", 2, "nomor"), "nomor seperti 1"),
    "strategy twice": (twice("Strategi", 2), ("Strategi", 4, "nomor"), "hanya dipakai satu kali"),
    "strategy without name": (put("Strategi", 2, "nama", ""), ("Strategi", 2, "nama"), "nama strategi"),
    "activity code as number": (put("Kegiatan", 2, "nomor", 1.1), ("Kegiatan", 2, "nomor"), "nomor sebagai teks"),
    "activity twice": (twice("Kegiatan", 2), ("Kegiatan", 5, "nomor"), "hanya dipakai satu kali"),
    "activity of no strategy": (put("Kegiatan", 4, "nomor", "7.1"), ("Kegiatan", 4, "nomor"), "lembar Strategi"),
    "activity without name": (put("Kegiatan", 2, "nama", ""), ("Kegiatan", 2, "nama"), "nama kegiatan"),
    "name too long": (put("Kegiatan", 2, "nama", "x" * 301), ("Kegiatan", 2, "nama"), "paling banyak 300 huruf"),
    "unknown lead": (
        put("Kegiatan", 2, "penanggung jawab", "Dinas X"),
        ("Kegiatan", 2, "penanggung jawab"),
        "nama kantor",
    ),
    "unknown supporter": (put("Kegiatan", 2, "pendukung", "Dinas Y"), ("Kegiatan", 2, "pendukung"), "nama kantor"),
    "lead supports itself": (
        put("Kegiatan", 2, "pendukung", "Dinas Pekerjaan Umum"),
        ("Kegiatan", 2, "pendukung"),
        "tanpa penanggung jawabnya",
    ),
    "begins outside": (
        put("Kegiatan", 2, "mulai", date(2030, 1, 1)),
        ("Kegiatan", 2, "mulai"),
        "di dalam masa rencana",
    ),
    "ends on no day": (put("Kegiatan", 2, "selesai", "31-02-2026"), ("Kegiatan", 2, "selesai"), "tanggal seperti"),
    "ends before it begins": (
        lambda sheets: (
            put("Kegiatan", 2, "mulai", date(2026, 6, 1))(sheets),
            put("Kegiatan", 2, "selesai", date(2026, 5, 1))(sheets),
        ),
        ("Kegiatan", 2, "selesai"),
        "sesudah tanggal mulai",
    ),
    "budget is a word": (put("Kegiatan", 2, "anggaran", "satu juta"), ("Kegiatan", 2, "anggaran"), "rupiah bulat"),
    "budget with cents": (put("Kegiatan", 2, "anggaran", 10.5), ("Kegiatan", 2, "anggaran"), "rupiah bulat"),
    "budget below zero": (put("Kegiatan", 2, "anggaran", -5), ("Kegiatan", 2, "anggaran"), "nol atau lebih"),
    "budget from nowhere": (
        put("Kegiatan", 2, "sumber anggaran", ""),
        ("Kegiatan", 2, "sumber anggaran"),
        "sumber anggaran",
    ),
    "indicator of no activity": (put("Indikator", 4, "nomor", "9.9.1"), ("Indikator", 4, "nomor"), "lembar Kegiatan"),
    "indicator without unit": (put("Indikator", 2, "satuan", ""), ("Indikator", 2, "satuan"), "satuan, misalnya"),
    "no way of counting": (
        put("Indikator", 2, "cara menghitung", ""),
        ("Indikator", 2, "cara menghitung"),
        "cara menghitung",
    ),
    "direction unknown": (put("Indikator", 2, "arah", "ke atas"), ("Indikator", 2, "arah"), "naik, turun"),
    "adding up unknown": (
        put("Indikator", 2, "cara menjumlah", "kali"),
        ("Indikator", 2, "cara menjumlah"),
        "keadaan, sejak awal",
    ),
    "figure unknown": (
        put("Indikator", 5, "terisi dari", "bahagia"),
        ("Indikator", 5, "terisi dari"),
        "yang terdaftar",
    ),
    "baseline is a word": (put("Indikator", 2, "angka awal", "nol"), ("Indikator", 2, "angka awal"), "angka, misalnya"),
    "target of no indicator": (put("Target", 4, "indikator", "9.9.9"), ("Target", 4, "indikator"), "lembar Indikator"),
    "target's year is short": (put("Target", 2, "tahun", 26), ("Target", 2, "tahun"), "tahun dengan empat angka"),
    "target's year outside": (put("Target", 2, "tahun", 2031), ("Target", 2, "setahun"), "di dalam masa rencana"),
    "target is a word": (put("Target", 2, "triwulan 2", "#REF!"), ("Target", 2, "triwulan 2"), "angka, misalnya"),
    "target below zero": (put("Target", 2, "triwulan 1", -1), ("Target", 2, "triwulan 1"), "nol atau lebih"),
    "more than all": (put("Target", 5, "triwulan 1", 101), ("Target", 5, "triwulan 1"), "paling besar 100"),
    "year is not its quarters": (
        put("Target", 3, "setahun", 21),
        ("Target", 3, "setahun"),
        "jumlah keempat triwulan (20)",
    ),
    "year is not its end": (put("Target", 2, "setahun", 50), ("Target", 2, "setahun"), "sama dengan triwulan 4 (40)"),
    "target twice": (twice("Target", 2), ("Target", 7, "indikator"), "satu baris"),
    "indicator without target": (without("Target", 2), ("Target", 0, "indikator"), "sedikitnya satu target"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_it_says_sheet_row_column_and_what_is_expected(name: str) -> None:
    sheets = exported()
    breaking, (sheet, row, column), expected = BROKEN[name]
    breaking(sheets)
    with pytest.raises(BadWorkbook) as bad:
        parsed(sheets)
    assert any(
        (each.sheet, each.row, each.column) == (sheet, row, column) and expected in each.expected
        for each in bad.value.faults
    ), bad.value.faults


def test_it_knows_thirty_kinds_and_more() -> None:
    assert len(BROKEN) >= 30


@pytest.mark.parametrize("content", [b"", b"nomor;nama", b"PK\x03\x04" + b"\x00" * 200, b"x" * (BYTES_LIMIT + 1)])
def test_it_refuses_what_is_no_workbook(content: bytes) -> None:
    with pytest.raises(BadWorkbook) as bad:
        read_sheets(content)
    assert (bad.value.faults[0].sheet, bad.value.faults[0].row) == ("Rencana", 0)


def test_it_reads_back_what_it_wrote() -> None:
    assert parsed(exported()) == content()


def test_it_reads_days_and_numbers_as_people_type_them() -> None:
    sheets = exported()
    put("Kegiatan", 2, "mulai", "1-2-2026")(sheets)
    put("Kegiatan", 2, "anggaran", "2.500.000,00")(sheets)
    put("Indikator", 2, "angka awal", "1,5")(sheets)
    found = next(parsed(sheets).activities())
    assert (found.since_on, found.budget, str(found.indicators[0].baseline)) == (date(2026, 2, 1), 2_500_000, "1.5")


def test_it_takes_a_new_thing() -> None:
    sheets = exported()
    sheets["Strategi"].append(["3", "Sosialisasi"])
    found = parsed(sheets)
    assert replace(found, strategies=found.strategies[:2]) == content()
    assert found.strategies[2].name == "Sosialisasi"


def test_it_exports_the_plan_with_what_was_reached(world: World) -> None:
    plan = made_plan(world)
    enter(plan, "1.1.1", world=world, value=12)
    file = export_plan(plan)
    assert read_plan(file, plan=plan) == small_content(world)
    rows = CalamineWorkbook.from_filelike(io.BytesIO(file)).get_sheet_by_name("Realisasi").to_python()
    assert rows[1][:5] == ["1.1.1", 2026, 1, 12, "Berita acara 1"]
