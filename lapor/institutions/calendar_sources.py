"""The two kinds of file that hold days off, read line by line: CSV and ICS. Pure: text in, raw days and faults out."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from icalendar import Component, Event

from lapor.institutions.calendar_days import RawDay
from lapor.institutions.sheet import Fault
from lapor.kit.text import fold

COLUMNS = ("tanggal", "nama", "jenis", "kantor", "dasar")
REQUIRED = ("tanggal", "nama")
_BEGIN, _END = "BEGIN:VEVENT", "END:VEVENT"
_DAY_EXPECTED = "tanggal sepanjang hari, misalnya DTSTART;VALUE=DATE:20260817"

Read = tuple[list[RawDay], list[Fault]]


def csv_rows(text: str) -> Read:
    """The rows of a CSV file with a heading; fields are parted by commas or semicolons."""
    first = text.split("\n", 1)[0]
    rows = csv.reader(io.StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ",", strict=True)
    numbered: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for cells in rows:
            numbered.append((line, cells))
            line = rows.line_num + 1
    except csv.Error:
        return [], [Fault(row=line, column="", expected="baris CSV yang utuh, dengan tanda kutip berpasangan")]
    heading = [fold(cell) for cell in numbered[0][1]] if numbered else []
    if not set(REQUIRED) <= set(heading):
        return [], [Fault(row=1, column="", expected=f"judul kolom: {', '.join(COLUMNS)}")]
    return _rows(numbered[1:], heading=heading)


def ics_events(text: str) -> Read:
    """The all-day events of an ICS file."""
    days: list[RawDay] = []
    faults: list[Fault] = []
    for line, block in _blocks(text):
        found = _event(block, line=line) if block.rstrip().upper().endswith(_END) else _END
        if isinstance(found, str):
            faults.append(Fault(row=line, column="", expected=found))
        else:
            days.append(found)
    if not text.rstrip().upper().endswith("END:VCALENDAR"):
        faults.append(Fault(row=text.count("\n") + 1, column="", expected="END:VCALENDAR pada baris terakhir"))
    return days, faults


def _rows(numbered: list[tuple[int, list[str]]], *, heading: list[str]) -> Read:
    days: list[RawDay] = []
    faults: list[Fault] = []
    for line, cells in numbered:
        if not any(cell.strip() for cell in cells):
            continue
        if any(cell.strip() for cell in cells[len(heading) :]):
            expected = f"paling banyak {len(heading)} kolom; beri tanda kutip pada isi yang memuat pemisah"
            faults.append(Fault(row=line, column="", expected=expected))
        given = dict(zip(heading, [*cells, *[""] * len(heading)], strict=False))
        texts = {column: _bare(given.get(column, "")) for column in COLUMNS}
        day, name, kind, office, source = (texts[column] for column in COLUMNS)
        days.append(RawDay(line=line, first=day, name=name, kind=kind, office=office, source=source))
    return days, faults


def _bare(cell: str) -> str:
    """The cell without the mark that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if cell.startswith("'") else cell


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Each event's own lines, with the number of its first one; an event that never ends reaches to the end of the file."""
    start, lines = 0, list[str]()
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip().upper() == _BEGIN:
            if lines:
                yield start, "\r\n".join(lines)
            start, lines = number, [_BEGIN]
        elif lines:
            lines.append(line)
            if line.strip().upper() == _END:
                yield start, "\r\n".join(lines)
                lines = []
    if lines:
        yield start, "\r\n".join(lines)


def _event(block: str, *, line: int) -> RawDay | str:
    """The event, or what is expected instead."""
    try:
        event: Component = Event.from_ical(block)
        first = _day(event, name="DTSTART")
        after = _day(event, name="DTEND") if "DTEND" in event else None
    except (ValueError, KeyError, AttributeError):
        return _DAY_EXPECTED
    if first is None or ("DTEND" in event and after is None):
        return _DAY_EXPECTED
    if "RRULE" in event or "RDATE" in event:
        return "satu acara untuk setiap tanggal, tanpa pengulangan (RRULE)"
    return RawDay(
        line=line,
        first=first,
        last=after - timedelta(days=1) if after is not None and after > first else first,
        name=str(event.get("SUMMARY", "")),
        kind=_category(event),
        office=str(event.get("LOCATION", "")),
        source=str(event.get("DESCRIPTION", "")),
    )


def _category(event: Component) -> str:
    found = event.get("CATEGORIES")
    first = found[0] if isinstance(found, list) else found
    return str(first.cats[0]) if first is not None and first.cats else ""


def _day(event: Component, *, name: str) -> date | None:
    """The value when it is a whole day; None for a moment."""
    value: object = event.decoded(name)
    return value if isinstance(value, date) and not isinstance(value, datetime) else None
