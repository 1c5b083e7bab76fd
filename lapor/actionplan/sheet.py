"""A plan's workbook as content: rows in, content or faults out. Pure."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar

from lapor.actionplan.cells import code_of, day_of, number_of, rupiah_of, text_of
from lapor.actionplan.changes import ACTIVITY, INDICATOR, PLAN, STRATEGY, TARGET
from lapor.actionplan.check import Known, problems_in
from lapor.actionplan.content import ActivityContent, IndicatorContent, PlanContent, StrategyContent, by_code
from lapor.actionplan.faults import Fault, Problem
from lapor.actionplan.sheet_columns import (
    ACTIVITIES,
    COLUMNS,
    DIRECTION_WORDS,
    GATHERING_WORDS,
    INDICATORS,
    PLACES,
    PLAN_ROWS,
    PLAN_SHEET,
    STRATEGIES,
    TARGETS,
    target_column,
)
from lapor.kit.text import fold

ROW_LIMIT, FAULT_LIMIT = 5_000, 100
Sheets = Mapping[str, Sequence[Sequence[object]]]
T = TypeVar("T")


class BadWorkbook(Exception):
    """The workbook cannot be used; `faults` says where, at most 100 of them."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = tuple(faults[:FAULT_LIMIT])


def parse_workbook(
    sheets: Sheets, *, plan: str, version: int, offices: Mapping[str, str], figures: Sequence[str]
) -> PlanContent:
    """The content of a workbook that was exported from this state of this plan; `offices` are keys by name.

    Raises BadWorkbook with every fault that was found.
    """
    _require_headings(sheets)
    reader = _Reader(sheets, offices={fold(name): key for name, key in offices.items()})
    head = reader.head()
    reader.require_own(head, plan=plan, version=version)
    content = reader.content(head)
    known = Known(offices=set(offices.values()), figures=figures)
    if not reader.faults:
        reader.faults += [reader.fault_of(problem) for problem in problems_in(content, known=known)]
    if reader.faults:
        order = list(COLUMNS)
        raise BadWorkbook(sorted(reader.faults, key=lambda each: (order.index(each.sheet), each.row)))
    return content


def _require_headings(sheets: Sheets) -> None:
    faults = []
    for name, columns in COLUMNS.items():
        rows = sheets.get(name)
        if rows is None:
            faults.append(Fault(sheet=name, row=0, column="", expected=f"lembar bernama {name}"))
        elif not rows or [fold(text_of(cell)) for cell in rows[0][: len(columns)]] != [fold(each) for each in columns]:
            faults.append(Fault(sheet=name, row=1, column="", expected=f"judul kolom: {', '.join(columns)}"))
        elif len(rows) > ROW_LIMIT:
            faults.append(Fault(sheet=name, row=ROW_LIMIT, column="", expected=f"paling banyak {ROW_LIMIT} baris"))
    if faults:
        raise BadWorkbook(faults)


@dataclass
class _Line:
    """A row with the cells by heading; reading a cell notes a fault and gives a stand-in."""

    sheet: str
    row: int
    cells: Mapping[str, object]
    faults: list[Fault]

    def read(self, column: str, how: Callable[[object], T], *, otherwise: T) -> T:
        try:
            return how(self.cells.get(column))
        except ValueError as error:
            self.fault(column, str(error))
            return otherwise

    def fault(self, column: str, expected: str) -> None:
        self.faults.append(Fault(sheet=self.sheet, row=self.row, column=column, expected=expected))

    def choice(self, column: str, among: Mapping[str, str]) -> str:
        word = fold(text_of(self.cells.get(column)))
        if word not in among:
            self.fault(column, f"salah satu dari: {', '.join(among)}")
        return among.get(word, "")


@dataclass
class _Reader:
    sheets: Sheets
    offices: Mapping[str, str]
    faults: list[Fault] = field(default_factory=list)
    rows: dict[tuple[str, str], int] = field(default_factory=dict)

    def head(self) -> dict[str, object]:
        found: dict[str, object] = {}
        for line in self._lines(PLAN_SHEET):
            name = next((each for each in PLAN_ROWS if fold(each) == fold(text_of(line.cells["isian"]))), "")
            if not name or name in found:
                line.fault("isian", f"setiap isian satu kali: {', '.join(PLAN_ROWS)}")
            found[name] = line.cells.get("nilai")
            self.rows[PLAN, name] = line.row
        for name in PLAN_ROWS:
            if name not in found:
                self.faults.append(Fault(sheet=PLAN_SHEET, row=0, column="isian", expected=f"baris {name}"))
        return found

    def require_own(self, head: Mapping[str, object], *, plan: str, version: int) -> None:
        """The workbook must come from this plan, and from the state that it has now."""
        newest = f"versi {version}; rencana sudah berubah sejak lembar ini diekspor, ekspor lagi"
        for name, value, expected in (
            ("kode rencana", plan, "kode dari lembar yang diekspor dari rencana ini"),
            ("versi", str(version), newest),
        ):
            if name in head and text_of(head[name]) != value:
                row = self.rows[PLAN, name]
                self.faults.append(Fault(sheet=PLAN_SHEET, row=row, column="nilai", expected=expected))

    def content(self, head: Mapping[str, object]) -> PlanContent:
        strategies = {line.row: self._strategy(line) for line in self._lines(STRATEGIES)}
        activities = [self._activity(line) for line in self._lines(ACTIVITIES)]
        targets = self._targets()
        indicators = [self._indicator(line, targets=targets) for line in self._lines(INDICATORS)]
        self._require_owners(TARGET, sorted(targets, key=by_code), owners={each.code for each in indicators})
        self._require_owners(INDICATOR, [each.code for each in indicators], owners={each.code for each in activities})
        self._require_owners(
            ACTIVITY, [each.code for each in activities], owners={code for code, _ in strategies.values()}
        )
        return PlanContent(
            title=text_of(head.get("judul")),
            since_on=self._day(head, "mulai"),
            until_on=self._day(head, "selesai"),
            goal=text_of(head.get("sasaran RPJMD")),
            goal_source=text_of(head.get("sumber sasaran")),
            strategies=tuple(
                StrategyContent(
                    code=code,
                    name=name,
                    activities=tuple(_with(each, indicators) for each in _beneath(code, activities)),
                )
                for code, name in sorted(strategies.values(), key=lambda each: by_code(each[0]))
            ),
        )

    def fault_of(self, problem: Problem) -> Fault:
        """A problem of the content at its place in the workbook."""
        if problem.kind == TARGET:
            year, _, quarter = problem.field.partition(" T")
            row = self.rows.get((TARGET, f"{problem.code} {year}"), 0)
            return Fault(sheet=TARGETS, row=row, column=target_column(int(quarter or 0)), expected=problem.expected)
        sheet, column = PLACES[problem.kind, problem.field]
        place = (PLAN, column) if problem.kind == PLAN else (problem.kind, problem.code)
        row = 0 if sheet == TARGETS else self.rows.get(place, 0)
        expected = f"{problem.expected} untuk indikator {problem.code}" if sheet == TARGETS else problem.expected
        return Fault(sheet=sheet, row=row, column=column, expected=expected)

    def _strategy(self, line: _Line) -> tuple[str, str]:
        code = line.read("nomor", code_of, otherwise="")
        if not code.isdigit():
            line.fault("nomor", "nomor seperti 1")
        self._place(STRATEGY, code, line=line)
        return code, text_of(line.cells.get("nama"))

    def _activity(self, line: _Line) -> ActivityContent:
        code = line.read("nomor", code_of, otherwise="")
        self._place(ACTIVITY, code, line=line)
        supporting = [self._office(name, column="pendukung", line=line) for name in _parts(line.cells.get("pendukung"))]
        return ActivityContent(
            code=code,
            name=text_of(line.cells.get("nama")),
            lead=self._office(text_of(line.cells.get("penanggung jawab")), column="penanggung jawab", line=line),
            supporting=tuple(supporting),
            since_on=line.read("mulai", day_of, otherwise=date.min),
            until_on=line.read("selesai", day_of, otherwise=date.max),
            budget=line.read("anggaran", rupiah_of, otherwise=0),
            budget_source=text_of(line.cells.get("sumber anggaran")),
            indicators=(),
        )

    def _indicator(self, line: _Line, *, targets: Mapping[str, Mapping[tuple[int, int], Decimal]]) -> IndicatorContent:
        code = line.read("nomor", code_of, otherwise="")
        self._place(INDICATOR, code, line=line)
        return IndicatorContent(
            code=code,
            name=text_of(line.cells.get("nama")),
            unit=text_of(line.cells.get("satuan")),
            definition=text_of(line.cells.get("cara menghitung")),
            source=text_of(line.cells.get("sumber data")),
            baseline=line.read("angka awal", number_of, otherwise=None),
            direction=line.choice("arah", DIRECTION_WORDS),
            gathers=line.choice("cara menjumlah", GATHERING_WORDS),
            figure=text_of(line.cells.get("terisi dari")),
            targets=targets.get(code, {}),
        )

    def _targets(self) -> dict[str, dict[tuple[int, int], Decimal]]:
        found: dict[str, dict[tuple[int, int], Decimal]] = {}
        for line in self._lines(TARGETS):
            code = line.read("indikator", code_of, otherwise="")
            year = text_of(line.cells.get("tahun"))
            if not (year.isascii() and year.isdigit() and len(year) == 4):
                line.fault("tahun", "tahun dengan empat angka, misalnya 2026")
                continue
            if (TARGET, f"{code} {year}") in self.rows:
                line.fault("indikator", "setiap indikator dan tahun satu baris")
            self.rows[TARGET, f"{code} {year}"] = line.row
            self.rows.setdefault((TARGET, code), line.row)
            held = found.setdefault(code, {})
            for quarter in (0, 1, 2, 3, 4):
                value = line.read(target_column(quarter), number_of, otherwise=None)
                if value is not None:
                    held[int(year), quarter] = value
        return found

    def _office(self, name: str, *, column: str, line: _Line) -> str:
        key = self.offices.get(fold(name), "")
        if not key:
            line.fault(column, "nama kantor seperti pada halaman instansi")
        return key

    def _place(self, kind: str, code: str, *, line: _Line) -> None:
        if (kind, code) in self.rows:
            line.fault("nomor", "nomor yang hanya dipakai satu kali")
        self.rows.setdefault((kind, code), line.row)

    def _require_owners(self, kind: str, codes: Sequence[str], *, owners: set[str]) -> None:
        sheet, column, above = {
            TARGET: (TARGETS, "indikator", INDICATORS),
            INDICATOR: (INDICATORS, "nomor", ACTIVITIES),
            ACTIVITY: (ACTIVITIES, "nomor", STRATEGIES),
        }[kind]
        for code in codes:
            owner = code if kind == TARGET else code.rpartition(".")[0]
            if owner not in owners:
                expected = (
                    f"nomor yang ada di lembar {above}"
                    if kind == TARGET
                    else f"nomor di bawah lembar {above}, misalnya 1.1"
                )
                self.faults.append(
                    Fault(sheet=sheet, row=self.rows.get((kind, code), 0), column=column, expected=expected)
                )

    def _day(self, head: Mapping[str, object], name: str) -> date:
        try:
            return day_of(head.get(name))
        except ValueError as error:
            self.faults.append(
                Fault(sheet=PLAN_SHEET, row=self.rows.get((PLAN, name), 0), column=name, expected=str(error))
            )
            return date.min

    def _lines(self, sheet: str) -> Iterator[_Line]:
        columns = COLUMNS[sheet]
        for number, cells in enumerate(self.sheets[sheet][1:], start=2):
            held = [*cells[: len(columns)], *[None] * (len(columns) - len(cells))]
            if any(text_of(cell) for cell in held):
                yield _Line(sheet=sheet, row=number, cells=dict(zip(columns, held, strict=True)), faults=self.faults)


def _parts(cell: object) -> list[str]:
    return [part.strip() for part in text_of(cell).split(";") if part.strip()]


def _beneath(code: str, activities: Sequence[ActivityContent]) -> list[ActivityContent]:
    found = [each for each in activities if each.code.rpartition(".")[0] == code]
    return sorted(found, key=lambda each: by_code(each.code))


def _with(activity: ActivityContent, indicators: Sequence[IndicatorContent]) -> ActivityContent:
    mine = [each for each in indicators if each.code.rpartition(".")[0] == activity.code]
    fields = {name: getattr(activity, name) for name in activity.__dataclass_fields__}
    return ActivityContent(**(fields | {"indicators": tuple(sorted(mine, key=lambda each: by_code(each.code)))}))
