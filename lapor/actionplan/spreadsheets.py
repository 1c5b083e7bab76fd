"""A plan as an XLSX workbook, and such a workbook back as content. Reads only."""

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import xlsxwriter
from python_calamine import CalamineError, CalamineWorkbook

from lapor.actionplan import queries
from lapor.actionplan.content import PlanContent
from lapor.actionplan.faults import Fault
from lapor.actionplan.models import ActionPlan, Realisation
from lapor.actionplan.sheet import BadWorkbook, parse_workbook
from lapor.actionplan.sheet_columns import COLUMNS, PLAN_SHEET, REACHED, REACHED_COLUMNS
from lapor.actionplan.sheet_rows import Cell, number_cell, workbook_rows
from lapor.institutions import queries as institutions
from lapor.statistics.registry import measured_names

BYTES_LIMIT = 5 * 1024 * 1024
_WIDTH, _WIDE = 16, 48
_WIDE_COLUMNS = {
    "nilai",
    "nama",
    "penanggung jawab",
    "pendukung",
    "cara menghitung",
    "sumber data",
    "dokumen",
    "kendala",
}


def export_plan(plan: ActionPlan) -> bytes:
    """The plan's workbook: what can be imported again, and the results for reading. 5 statements."""
    names = {str(office.id): office.name for office in institutions.directory(plan.tenant_id).offices.values()}
    rows = workbook_rows(queries.content_of(plan), plan=str(plan.id), version=plan.version, names=names)
    return write_workbook({**rows, REACHED: [list(REACHED_COLUMNS), *_reached_rows(plan)]})


def read_plan(content: bytes, *, plan: ActionPlan) -> PlanContent:
    """The content of a workbook for this plan. Raises BadWorkbook, also for the workbook of another plan or an older state."""
    directory = institutions.directory(plan.tenant_id)
    offices = {office.name: str(office.id) for office in directory.active()}
    figures = measured_names()
    return parse_workbook(
        read_sheets(content), plan=str(plan.id), version=plan.version, offices=offices, figures=figures
    )


def write_workbook(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """Sheets with their rows as an XLSX file; the first row is the heading. Text stays text, so that "1.10" is not a number."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    formats = {"head": book.add_format({"bold": True}), "day": book.add_format({"num_format": "dd-mm-yyyy"})}
    for name, rows in sheets.items():
        _write(book.add_worksheet(name), rows=rows, formats=formats)
    book.close()
    return file.getvalue()


def read_sheets(content: bytes) -> dict[str, list[list[object]]]:
    """The cells of the sheets that can be imported. Raises BadWorkbook for what is no XLSX file of at most 5 MB."""
    if len(content) > BYTES_LIMIT:
        raise BadWorkbook([Fault(sheet=PLAN_SHEET, row=0, column="", expected="berkas paling besar 5 MB")])
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return {
            name: [list(row) for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)]
            for name in book.sheet_names
            if name in COLUMNS
        }
    except (CalamineError, OSError, ValueError, IndexError) as error:
        raise BadWorkbook([Fault(sheet=PLAN_SHEET, row=0, column="", expected="berkas lembar kerja .xlsx")]) from error


def _write(sheet: Any, *, rows: Sequence[Sequence[object]], formats: Mapping[str, Any]) -> None:
    sheet.freeze_panes(1, 1)
    for place, column in enumerate(rows[0]):
        sheet.write_string(0, place, str(column), formats["head"])
        sheet.set_column(place, place, _WIDE if column in _WIDE_COLUMNS else _WIDTH)
    for number, row in enumerate(rows[1:], start=1):
        for place, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(number, place, cell, formats["day"])
            elif isinstance(cell, str):
                sheet.write_string(number, place, cell)
            elif cell is not None:
                sheet.write_number(number, place, cell)


def _reached_rows(plan: ActionPlan) -> Iterator[list[Cell]]:
    rows = Realisation.objects.filter(indicator__plan=plan, indicator__dropped_at=None, replaced_at=None)
    for row in rows.select_related("indicator").order_by("indicator__code", "year", "quarter"):
        head: list[Cell] = [row.indicator.code, row.year, row.quarter, number_cell(row.value)]
        yield [*head, row.document, row.obstacle, row.next_step]
