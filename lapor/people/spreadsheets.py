"""The tenant's tree with its officers as an XLSX file, and such a file back as rows. Reads only."""

import io
from collections.abc import Sequence
from uuid import UUID

import xlsxwriter
from python_calamine import CalamineError, CalamineWorkbook

from lapor.institutions import queries as institutions
from lapor.institutions.models import Region
from lapor.institutions.queries import Directory, Office
from lapor.institutions.sheet import COLUMNS, REACHES, STATES, TIERS, BadSheet, Fault, Known
from lapor.kit.text import fold
from lapor.people import queries
from lapor.people.queries import Colleague
from lapor.people.roles import ROLE_NAMES
from seed.readers import agency_kind_codes

SHEET_NAME = "Instansi"
BYTES_LIMIT = 5 * 1024 * 1024
_WIDTHS = (38, 48, 20, 18, 22, 40, 16, 14, 28, 30, 10, 26, 32, 28)


def export_sheet(tenant: UUID) -> bytes:
    """Every open office of the tenant with everybody who holds a role there, on one sheet. 4 statements."""
    directory = institutions.directory(tenant)
    officers: dict[UUID, list[Colleague | None]] = {}
    for officer in queries.officers_of(tenant):
        officers.setdefault(officer.institution, []).append(officer)
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(SHEET_NAME)
    sheet.freeze_panes(1, 2)
    sheet.write_row(0, 0, COLUMNS, book.add_format({"bold": True}))
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    addresses = institutions.addresses_of(tenant)
    lines = [
        _line(office, directory=directory, officer=officer, address=addresses[office.id])
        for office in directory.active()
        for officer in officers.get(office.id) or [None]
    ]
    for row, line in enumerate(lines, start=1):
        sheet.write_row(row, 0, line)
    book.close()
    return file.getvalue()


def read_rows(content: bytes) -> list[list[object]]:
    """The cells of the first sheet. Raises BadSheet for what is no XLSX file of at most 5 MB."""
    if len(content) > BYTES_LIMIT:
        raise BadSheet([Fault(row=0, column="", expected="berkas paling besar 5 MB")])
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        rows: Sequence[Sequence[object]] = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError, IndexError) as error:
        raise BadSheet([Fault(row=0, column="", expected="berkas lembar kerja .xlsx")]) from error
    return [list(cells) for cells in rows]


def known_of(tenant: UUID) -> Known:
    """What a sheet of this tenant is checked against. 3 statements."""
    directory = institutions.directory(tenant)
    return Known(
        offices={office.id: office.name for office in directory.active()},
        kinds=agency_kind_codes() | {office.kind for office in directory.active()},
        regions=frozenset(Region.objects.values_list("code", flat=True)),
        roles={fold(str(name)): code for code, name in ROLE_NAMES.items()},
    )


def _line(office: Office, *, directory: Directory, officer: Colleague | None, address: str) -> tuple[str, ...]:
    parent = directory.offices.get(office.parent) if office.parent else None
    person = (officer.name, officer.email, str(ROLE_NAMES[officer.role])) if officer else ("", "", "")
    return (
        str(office.id),
        office.name,
        office.short_name,
        TIERS[office.tier],
        office.kind,
        parent.name if parent else "",
        office.region,
        REACHES[office.reach],
        office.email,
        address,
        STATES["open"],
        *person,
    )
