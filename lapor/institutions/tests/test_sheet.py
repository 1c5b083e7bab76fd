from uuid import UUID

import pytest

from lapor.institutions.sheet import COLUMNS, BadSheet, Known, SheetOffice, parse_sheet

ROOT = UUID(int=7)
KNOWN = Known(
    offices={ROOT: "Pemda"},
    kinds=frozenset({"health"}),
    regions=frozenset({"64.08"}),
    roles={"pejabat penghubung": "liaison_officer"},
)
GOOD: dict[str, object] = {
    "nama": "Dinas A",
    "tingkat": "perangkat daerah",
    "jenis": "health",
    "induk": "Pemda",
    "wilayah": "64.08",
    "nama petugas": "Budi",
    "surel petugas": "budi@contoh.example",
    "peran": "Pejabat penghubung",
}


def parse(*rows: dict[str, object], heading: tuple[str, ...] = COLUMNS) -> list[SheetOffice]:
    """What these rows mean beneath the heading."""
    return parse_sheet([heading, *[[row.get(column, "") for column in COLUMNS] for row in rows]], known=KNOWN)


def test_it_reads_an_office_with_its_officers() -> None:
    second: dict[str, object] = {
        "nama": "Dinas A",
        "nama petugas": "Ani",
        "surel petugas": "ANI@contoh.example",
        "peran": "pejabat penghubung",
    }
    (office,) = parse(GOOD, {}, second)
    assert (office.key, office.tier, office.reach, office.row) == (None, "agency", "account", 2)
    assert [officer.email for officer in office.officers] == ["budi@contoh.example", "ani@contoh.example"]


def test_it_puts_parents_first() -> None:
    child = GOOD | {"nama": "Puskesmas", "induk": "Dinas A"}
    assert [office.name for office in parse(child, GOOD)] == ["Dinas A", "Puskesmas"]


BROKEN: list[tuple[dict[str, object], int, str]] = [
    ({"nama": ""}, 2, "nama"),
    ({"tingkat": "dinas"}, 2, "tingkat"),
    ({"tingkat": ""}, 2, "tingkat"),
    ({"jenis": "kesehatan"}, 2, "jenis"),
    ({"induk": "Tidak Ada"}, 2, "induk"),
    ({"induk": ""}, 2, "induk"),
    ({"induk": "Dinas A"}, 2, "induk"),
    ({"wilayah": 64.99}, 2, "wilayah"),
    ({"cara dihubungi": "telepon"}, 2, "cara dihubungi"),
    ({"cara dihubungi": "surel"}, 2, "surel kantor"),
    ({"surel kantor": "bukan surel"}, 2, "surel kantor"),
    ({"status": "mungkin"}, 2, "status"),
    ({"kode": "123"}, 2, "kode"),
    ({"kode": str(UUID(int=8))}, 2, "kode"),
    ({"surel petugas": "budi"}, 2, "surel petugas"),
    ({"nama petugas": ""}, 2, "nama petugas"),
    ({"peran": "raja"}, 2, "peran"),
    ({"alamat": "x" * 301}, 2, "alamat"),
]


@pytest.mark.parametrize(("change", "row", "column"), BROKEN)
def test_it_names_row_and_column_of_a_fault(change: dict[str, object], row: int, column: str) -> None:
    with pytest.raises(BadSheet) as caught:
        parse(GOOD | change)
    assert (caught.value.faults[0].row, caught.value.faults[0].column) == (row, column)
    assert caught.value.faults[0].expected


def test_it_refuses_another_heading() -> None:
    with pytest.raises(BadSheet):
        parse(GOOD, heading=("nama",))
    with pytest.raises(BadSheet):
        parse_sheet([], known=KNOWN)


def test_it_names_every_fault_at_once() -> None:
    with pytest.raises(BadSheet) as caught:
        parse(GOOD | {"peran": "raja"}, GOOD | {"nama": "Dinas B", "jenis": "x", "status": "y"})
    assert [(fault.row, fault.column) for fault in caught.value.faults] == [(2, "peran"), (3, "jenis"), (3, "status")]
