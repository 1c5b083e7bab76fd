"""The whole tree on one spreadsheet, officers included: one row per office and officer. Pure: rows in, rows or faults out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from lapor.kit.text import fold, one_line

COLUMNS = (
    *("kode", "nama", "nama singkat", "tingkat", "jenis", "induk", "wilayah", "cara dihubungi", "surel kantor"),
    *("alamat", "status", "nama petugas", "surel petugas", "peran"),
)
TIERS = {
    "nation": "nasional",
    "province": "provinsi",
    "regency": "kabupaten",
    "city": "kota",
    "agency": "perangkat daerah",
    "district": "kecamatan",
    "village": "desa/kelurahan",
    "unit": "unit",
    "external": "luar",
}
REACHES = {"account": "akun", "email": "surel", "letter": "surat"}
STATES = {"open": "buka", "closed": "tutup"}
ROW_LIMIT, WIDTH_LIMIT = 20_000, 300
_FAULT_LIMIT = 100


@dataclass(frozen=True, kw_only=True)
class SheetOfficer:
    """An officer of a row: somebody with an account, or to be invited."""

    row: int
    name: str
    email: str
    role: str


@dataclass(frozen=True, kw_only=True)
class SheetOffice:
    """An office as the sheet says it; `key` is None for a new one, `parent` the name of its parent, empty for the root."""

    row: int
    key: UUID | None
    name: str
    short_name: str
    tier: str
    kind: str
    parent: str
    region: str
    reach: str
    email: str
    address: str
    is_closed: bool
    officers: tuple[SheetOfficer, ...]


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What is wrong: the row as the spreadsheet counts, the column's heading, and what is expected there (Indonesian)."""

    row: int
    column: str
    expected: str


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the sheet is checked against: open offices by key with name and parent's name, kinds, regions, roles by Indonesian name."""

    offices: Mapping[UUID, str]
    kinds: frozenset[str]
    regions: frozenset[str]
    roles: Mapping[str, str]


class BadSheet(Exception):
    """The sheet cannot be used; `faults` says where, at most 100 of them."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = tuple(faults[:_FAULT_LIMIT])


def parse_sheet(rows: Sequence[Sequence[object]], *, known: Known) -> list[SheetOffice]:
    """The offices of a sheet whose first row is the heading. Raises BadSheet with every fault that was found."""
    if not rows or [fold(str(cell)) for cell in rows[0][: len(COLUMNS)]] != list(COLUMNS):
        raise BadSheet([Fault(row=1, column="", expected=f"judul kolom: {', '.join(COLUMNS)}")])
    if len(rows) > ROW_LIMIT:
        raise BadSheet([Fault(row=ROW_LIMIT, column="", expected=f"paling banyak {ROW_LIMIT} baris")])
    reader = _Reader(known)
    for number, cells in enumerate(rows[1:], start=2):
        texts = [_text(cell) for cell in cells[: len(COLUMNS)]]
        if any(texts):
            reader.read(number, dict(zip(COLUMNS, [*texts, *[""] * len(COLUMNS)], strict=False)))
    return reader.finish()


def _text(cell: object) -> str:
    """A cell as text; a code that the spreadsheet took for a number loses its `.0`."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return one_line(str(cell)) if cell is not None else ""


class _Reader:
    """Collects offices and faults row by row."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._offices: list[SheetOffice] = []
        self._officers: dict[str, list[SheetOfficer]] = {}
        self._faults: list[Fault] = []
        self._tiers = {word: code for code, word in TIERS.items()}
        self._reaches = {word: code for code, word in REACHES.items()}

    def read(self, row: int, cells: Mapping[str, str]) -> None:
        """Take one row: a new office, or a further officer of an office that is there already."""
        for column, text in cells.items():
            if len(text) > WIDTH_LIMIT:
                self._fault(row, column, f"paling banyak {WIDTH_LIMIT} huruf")
        name = cells["nama"]
        if not name:
            self._fault(row, "nama", "nama kantor")
            return
        if name not in self._officers:
            self._offices.append(self._office(row, cells))
            self._officers[name] = []
        elif cells["kode"] and self._key(row, cells["kode"]) != self._by_name(name).key:
            self._fault(row, "nama", "nama yang belum dipakai kantor lain di lembar ini")
        self._officer(row, cells)

    def finish(self) -> list[SheetOffice]:
        """The offices with their officers, parents before children. Raises BadSheet."""
        keys = Counter(office.key for office in self._offices if office.key)
        names = {office.name for office in self._offices} | set(self._known.offices.values())
        for office in self._offices:
            if office.key and keys[office.key] > 1:
                self._fault(office.row, "kode", "kode yang hanya dipakai satu kantor")
            if office.parent and office.parent not in names:
                self._fault(office.row, "induk", "nama kantor yang ada di kolom nama")
            if not office.parent and not office.key:
                self._fault(office.row, "induk", "nama kantor induk")
        ordered = self._parents_first()
        if self._faults:
            raise BadSheet(sorted(self._faults, key=lambda fault: fault.row))
        return ordered

    def _office(self, row: int, cells: Mapping[str, str]) -> SheetOffice:
        reach = self._choice(row, cells, column="cara dihubungi", choices=self._reaches, default="account")
        kind, region = cells["jenis"], cells["wilayah"]
        if kind and kind not in self._known.kinds:
            self._fault(row, "jenis", "kode jenis dari daftar, misalnya health")
        if region and region not in self._known.regions:
            self._fault(row, "wilayah", "kode wilayah seperti 64.08.04")
        if reach == "email" and not _is_address(cells["surel kantor"]):
            self._fault(row, "surel kantor", "alamat surel, karena dihubungi lewat surel")
        elif cells["surel kantor"] and not _is_address(cells["surel kantor"]):
            self._fault(row, "surel kantor", "alamat surel seperti kantor@contoh.example")
        states = {word: code for code, word in STATES.items()}
        return SheetOffice(
            row=row,
            key=self._key(row, cells["kode"]) if cells["kode"] else None,
            name=cells["nama"],
            short_name=cells["nama singkat"],
            tier=self._choice(row, cells, column="tingkat", choices=self._tiers, default=""),
            kind=kind,
            parent=cells["induk"],
            region=region,
            reach=reach,
            email=cells["surel kantor"].lower(),
            address=cells["alamat"],
            is_closed=self._choice(row, cells, column="status", choices=states, default="open") == "closed",
            officers=(),
        )

    def _officer(self, row: int, cells: Mapping[str, str]) -> None:
        name, email, role = cells["nama petugas"], cells["surel petugas"].lower(), fold(cells["peran"])
        if not (name or email or role):
            return
        if not name:
            self._fault(row, "nama petugas", "nama petugas")
        if not _is_address(email):
            self._fault(row, "surel petugas", "alamat surel seperti nama@contoh.example")
        code = self._known.roles.get(role, "")
        if not code:
            self._fault(row, "peran", f"salah satu dari: {', '.join(sorted(self._known.roles))}")
        self._officers[cells["nama"]].append(SheetOfficer(row=row, name=name, email=email, role=code))

    def _key(self, row: int, text: str) -> UUID | None:
        try:
            key = UUID(text)
        except ValueError:
            key = None
        if key not in self._known.offices:
            self._fault(row, "kode", "kode dari lembar yang diekspor, atau kosong untuk kantor baru")
        return key

    def _choice(
        self, row: int, cells: Mapping[str, str], *, column: str, choices: Mapping[str, str], default: str
    ) -> str:
        text = fold(cells[column])
        if not text and default:
            return default
        if text not in choices:
            self._fault(row, column, f"salah satu dari: {', '.join(choices)}")
        return choices.get(text, default)

    def _parents_first(self) -> list[SheetOffice]:
        """Offices in the order in which they can be made; a circle is a fault."""
        waiting = {office.name: office for office in self._offices}
        ordered: list[SheetOffice] = []
        while waiting:
            ready = [each for each in waiting.values() if each.parent not in waiting]
            if not ready:
                self._fault(next(iter(waiting.values())).row, "induk", "kantor yang tidak berada di bawah kantor ini")
                break
            for office in ready:
                del waiting[office.name]
                fields = {name: getattr(office, name) for name in office.__dataclass_fields__}
                ordered.append(SheetOffice(**(fields | {"officers": tuple(self._officers[office.name])})))
        return ordered

    def _by_name(self, name: str) -> SheetOffice:
        return next(office for office in self._offices if office.name == name)

    def _fault(self, row: int, column: str, expected: str) -> None:
        self._faults.append(Fault(row=row, column=column, expected=expected))


def _is_address(text: str) -> bool:
    local, _, domain = text.partition("@")
    return bool(local) and "." in domain and " " not in text and "@" not in domain
