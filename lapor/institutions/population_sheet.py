"""How many people live where, from a CSV file or the first sheet of a workbook. Pure: bytes in, rows or faults out."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from python_calamine import CalamineError, CalamineWorkbook

from lapor.institutions.sheet import Fault
from lapor.kit.text import fold, one_line

COLUMNS = ("kode", "penduduk", "tahun", "sumber")
ALIASES = {
    "code": "kode",
    "kode wilayah": "kode",
    "population": "penduduk",
    "people": "penduduk",
    "jumlah penduduk": "penduduk",
    "year": "tahun",
    "source": "sumber",
}
BYTES_LIMIT, ROW_LIMIT, SOURCE_LIMIT = 5 * 1024 * 1024, 100_000, 200
MOST_PEOPLE, FIRST_YEAR = 300_000_000, 1945
_FAULT_LIMIT = 100
_BARE_CODE = re.compile(r"\d{2}(\d{2}(\d{2}(\d{4})?)?)?")
_NUMBER = re.compile(r"\d{1,9}|\d{1,3}([.,  ]\d{3}){1,2}")


@dataclass(frozen=True, kw_only=True)
class PeopleRow:
    """One line: a region, how many live there, in which year, and who says so."""

    region: str
    people: int
    year: int
    source: str


class BadPeople(Exception):
    """The file cannot be used; `faults` says where, at most 100 of them."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = tuple(faults[:_FAULT_LIMIT])


def read_people(content: bytes, *, known: Iterable[str], last_year: int) -> list[PeopleRow]:
    """The whole file or nothing. `known` are the codes that may stand in it. Raises BadPeople with every fault that was found."""
    cells = _cells(content)
    heading = [ALIASES.get(fold(str(cell)), fold(str(cell))) for cell in cells[0]] if cells else []
    missing = [column for column in COLUMNS if column not in heading]
    if missing:
        raise BadPeople([Fault(row=1, column=column, expected=f"kolom berjudul {column}") for column in missing])
    reader = _Reader(
        places={column: heading.index(column) for column in COLUMNS}, known=set(known), last_year=last_year
    )
    for number, row in enumerate(cells[1:], start=2):
        if any(_text(cell) for cell in row):
            reader.read(number, row)
    if not reader.rows and not reader.faults:
        reader.fault(2, "kode", "sedikitnya satu baris")
    if reader.faults:
        raise BadPeople(reader.faults)
    return reader.rows


def _cells(content: bytes) -> list[Sequence[object]]:
    if len(content) > BYTES_LIMIT:
        raise BadPeople([Fault(row=0, column="", expected="berkas paling besar 5 MB")])
    rows = _workbook(content) if content[:2] == b"PK" else _table(content)
    if len(rows) > ROW_LIMIT:
        raise BadPeople([Fault(row=ROW_LIMIT, column="", expected=f"paling banyak {ROW_LIMIT} baris")])
    return rows


def _workbook(content: bytes) -> list[Sequence[object]]:
    try:
        return list(CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python())
    except (CalamineError, OSError, ValueError, IndexError) as error:
        raise BadPeople([Fault(row=0, column="", expected="lembar kerja .xlsx yang bisa dibuka")]) from error


def _table(content: bytes) -> list[Sequence[object]]:
    try:
        text = content.decode("utf-8-sig")
        first = text.partition("\n")[0]
        parted_by = max(",;\t", key=first.count)
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=parted_by, strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise BadPeople([Fault(row=0, column="", expected="berkas CSV dengan huruf UTF-8")]) from error


class _Reader:
    """Collects rows and faults."""

    def __init__(self, *, places: Mapping[str, int], known: set[str], last_year: int) -> None:
        self.rows: list[PeopleRow] = []
        self.faults: list[Fault] = []
        self._places, self._known, self._last_year = places, known, last_year
        self._seen: set[tuple[str, int]] = set()

    def read(self, number: int, row: Sequence[object]) -> None:
        """Take one row."""
        cells = {column: _text(row[place]) if place < len(row) else "" for column, place in self._places.items()}
        before = len(self.faults)
        code = _dotted(cells["kode"])
        if code not in self._known:
            self.fault(number, "kode", "kode wilayah di sini, misalnya 64.08.04.2001")
        people = self._number(number, "penduduk", cells=cells, least=1, most=MOST_PEOPLE)
        year = self._number(number, "tahun", cells=cells, least=FIRST_YEAR, most=self._last_year)
        if not cells["sumber"] or len(cells["sumber"]) > SOURCE_LIMIT:
            self.fault(number, "sumber", f"siapa yang menghitung, paling banyak {SOURCE_LIMIT} huruf")
        if (code, year) in self._seen:
            self.fault(number, "kode", "satu baris saja untuk setiap wilayah dan tahun")
        self._seen.add((code, year))
        if len(self.faults) == before:
            self.rows.append(PeopleRow(region=code, people=people, year=year, source=cells["sumber"]))

    def fault(self, row: int, column: str, expected: str) -> None:
        """Note what is wrong."""
        self.faults.append(Fault(row=row, column=column, expected=expected))

    def _number(self, row: int, column: str, *, cells: Mapping[str, str], least: int, most: int) -> int:
        text = cells[column]
        value = int(re.sub(r"\D", "", text)) if _NUMBER.fullmatch(text) else -1
        if not least <= value <= most:
            self.fault(row, column, f"angka bulat dari {least} sampai {most}")
        return value


def _text(cell: object) -> str:
    """A cell as text; a whole number that the spreadsheet keeps as 1234.0 loses its end."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return one_line(str(cell)) if cell is not None else ""


def _dotted(code: str) -> str:
    """A code written without dots gets them."""
    if not _BARE_CODE.fullmatch(code):
        return code
    parts = [code[:2], code[2:4], code[4:6], code[6:]]
    return ".".join(part for part in parts if part)
