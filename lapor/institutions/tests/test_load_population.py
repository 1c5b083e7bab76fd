"""How many people live where: read whole or not at all, kept beside what was known before."""

import io
from datetime import date, timedelta

import pytest
import xlsxwriter
from django.utils import timezone

from lapor.institutions.errors import NotPopulationKeeper
from lapor.institutions.models import RegionPopulation
from lapor.institutions.population_queries import codes_within, population_within
from lapor.institutions.population_sheet import BadPeople, PeopleRow, read_people
from lapor.institutions.services import load_population
from tests.cast import World

KNOWN = ("64.08", "64.08.04", "64.08.04.2001", "64.08.11.2002")
GOOD = "kode;penduduk;tahun;sumber\n64.08.04.2001;1.234;2025;BPS contoh\n6408112002;567;2025;BPS contoh\n"


def read(text: str) -> list[PeopleRow]:
    """The rows of a CSV text."""
    return read_people(text.encode(), known=KNOWN, last_year=2026)


def faults(text: str) -> list[tuple[int, str]]:
    """Row and column of each fault."""
    with pytest.raises(BadPeople) as bad:
        read(text)
    assert all(fault.expected for fault in bad.value.faults)
    return [(fault.row, fault.column) for fault in bad.value.faults]


def workbook(*rows: tuple[object, ...]) -> bytes:
    """An XLSX file."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return file.getvalue()


def test_it_reads_codes_and_numbers_as_people_write_them() -> None:
    rows = read(GOOD)
    assert [(row.region, row.people, row.year) for row in rows] == [
        ("64.08.04.2001", 1234, 2025),
        ("64.08.11.2002", 567, 2025),
    ]
    assert read("\ufeffsource,year,population,code,lain\nBPS,2024,10,64.08.04,x\n,,,,\n")[0].people == 10


def test_it_reads_a_workbook() -> None:
    content = workbook(("Kode", "Jumlah penduduk", "Tahun", "Sumber"), (6408042001, 1234.0, 2025, "BPS"))
    assert read_people(content, known=KNOWN, last_year=2026) == [
        PeopleRow(region="64.08.04.2001", people=1234, year=2025, source="BPS")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kode,penduduk,tahun\n64.08.04,1,2025\n", [(1, "sumber")]),
        ("", [(1, "kode"), (1, "penduduk"), (1, "tahun"), (1, "sumber")]),
        ("kode,penduduk,tahun,sumber\n", [(2, "kode")]),
        ("kode,penduduk,tahun,sumber\n64.99,1,2025,BPS\n", [(2, "kode")]),
        ("kode,penduduk,tahun,sumber\n64.08.04,banyak,2025,BPS\n", [(2, "penduduk")]),
        ("kode,penduduk,tahun,sumber\n64.08.04,0,2025,BPS\n", [(2, "penduduk")]),
        ("kode,penduduk,tahun,sumber\n64.08.04,-5,2025,BPS\n", [(2, "penduduk")]),
        ("kode;penduduk;tahun;sumber\n64.08.04;12,5;2025;BPS\n", [(2, "penduduk")]),
        ("kode,penduduk,tahun,sumber\n64.08.04,1,2027,BPS\n", [(2, "tahun")]),
        ("kode,penduduk,tahun,sumber\n64.08.04,1,25,BPS\n", [(2, "tahun")]),
        ("kode,penduduk,tahun,sumber\n64.08.04,1,2025,\n", [(2, "sumber")]),
        (f"kode,penduduk,tahun,sumber\n64.08.04,1,2025,{'x' * 201}\n", [(2, "sumber")]),
        ("kode,penduduk,tahun,sumber\n64.08.04,1,2025,B\n64.08.04,2,2025,B\n", [(3, "kode")]),
        ("kode,penduduk,tahun,sumber\n64.08.04,1\n", [(2, "tahun"), (2, "sumber")]),
    ],
)
def test_it_names_row_and_column_of_what_is_wrong(text: str, expected: list[tuple[int, str]]) -> None:
    assert faults(text) == expected


@pytest.mark.parametrize("content", [b"PK\x03\x04broken", b"\xff\xfe\x00kode", b"x" * (5 * 1024 * 1024 + 1)])
def test_it_refuses_a_file_that_cannot_be_read(content: bytes) -> None:
    with pytest.raises(BadPeople):
        read_people(content, known=KNOWN, last_year=2026)


def test_it_keeps_what_was_known_on_a_day(world: World) -> None:
    now = timezone.now()
    first = [PeopleRow(region="64.08.04.2001", people=100, year=2024, source="BPS")]
    later = [PeopleRow(region="64.08.04.2001", people=150, year=2024, source="Diperbaiki")]
    assert load_population(first, tenant=world.tenant, by=world.actor("sari"), at=now - timedelta(days=40)) == 1
    for _again in range(2):
        load_population(later, tenant=world.tenant, by=world.actor("sari"), at=now)
    assert RegionPopulation.objects.count() == 2
    assert population_within("64.08")["64.08.04.2001"].people == 150
    known = population_within("64.08", known_on=(now - timedelta(days=20)).date())
    assert known["64.08.04.2001"].people == 100
    assert population_within("64.08", known_on=date(2020, 1, 1)) == {} and population_within("64.03") == {}


def test_it_is_loaded_by_coordinators_and_administrators_only(world: World) -> None:
    rows = [PeopleRow(region="64.08.04.2001", people=100, year=2024, source="BPS")]
    for who in ("budi", "sari_lain", "operator"):
        with pytest.raises(NotPopulationKeeper):
            load_population(rows, tenant=world.tenant, by=world.actor(who), at=timezone.now())
    assert not RegionPopulation.objects.exists()
    assert load_population(rows, tenant=world.tenant, by=world.actor("admin"), at=timezone.now()) == 1


def test_it_knows_the_codes_of_a_region_and_of_no_neighbour(world: World) -> None:
    assert set(codes_within("64.08")) == {
        "64.08",
        "64.08.04",
        "64.08.04.2001",
        "64.08.11",
        "64.08.11.2002",
    }
