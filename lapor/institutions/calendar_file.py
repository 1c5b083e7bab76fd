"""Days off from and to a file: CSV as a spreadsheet writes it, or ICS as a calendar does. Pure: bytes in, days or faults out."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from icalendar import Calendar, Event

from lapor.institutions.calendar_days import DayOff, RawDay
from lapor.institutions.calendar_sources import COLUMNS, csv_rows, ics_events
from lapor.institutions.models import Holiday
from lapor.institutions.sheet import BadSheet, Fault
from lapor.kit.text import fold, one_line

KINDS: dict[str, str] = {
    Holiday.Kind.HOLIDAY: "libur nasional",
    Holiday.Kind.COLLECTIVE_LEAVE: "cuti bersama",
    Holiday.Kind.REGIONAL: "libur daerah",
}
FIRST_YEAR, LAST_YEAR = 2000, 2100
DAY_LIMIT, LONGEST_EVENT = 5_000, 31
_FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What a file is read against: offices by name, and what holds where the file does not say. `tenant` is the whole region."""

    tenant: UUID
    offices: Mapping[str, UUID]
    kind: str
    source: str
    with_nation: bool


def parse_days(content: bytes, *, expected: Expected) -> list[DayOff]:
    """The days off of a CSV or ICS file, by calendar and day. Raises BadSheet with every fault, each with its line."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise BadSheet([Fault(row=line, column="", expected="huruf dalam pengodean UTF-8")]) from error
    is_ics = text.lstrip().upper().startswith("BEGIN:VCALENDAR")
    raw, faults = ics_events(text) if is_ics else csv_rows(text)
    return _Reader(expected, faults=faults).read(raw)


def csv_of(days: Sequence[DayOff], *, offices: Mapping[UUID, str]) -> bytes:
    """The days as CSV; what a spreadsheet would take for a formula is marked as text."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(COLUMNS)
    for each in days:
        office = offices.get(each.institution, "") if each.institution else ""
        cells = (each.name, KINDS[each.kind], office, each.source)
        rows.writerow([each.day.isoformat(), *(f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells)])
    return text.getvalue().encode("utf-8-sig")


def ics_of(days: Sequence[DayOff], *, offices: Mapping[UUID, str], name: str, at: datetime) -> bytes:
    """The days as a calendar of all-day events, for any calendar program."""
    calendar = Calendar()
    calendar.add("prodid", "-//Lapor//Kalender kerja//ID")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for each in days:
        event = Event()
        event.add("uid", str(uuid5(NAMESPACE_URL, f"lapor:{each.institution}:{each.day}:{each.kind}")))
        event.add("dtstamp", at.astimezone(UTC))
        event.add("dtstart", each.day)
        event.add("dtend", each.day + timedelta(days=1))
        event.add("summary", each.name)
        event.add("categories", [KINDS[each.kind]])
        event.add("description", each.source)
        if each.institution and each.institution in offices:
            event.add("location", offices[each.institution])
        calendar.add_component(event)
    return bytes(calendar.to_ical())


class _Reader:
    """Collects days and faults."""

    def __init__(self, expected: Expected, *, faults: Sequence[Fault]) -> None:
        self._expected = expected
        self._faults = list(faults)
        self._offices = {fold(name): key for name, key in expected.offices.items()}
        self._kinds = {word: code for code, word in KINDS.items()}

    def read(self, raw: Sequence[RawDay]) -> list[DayOff]:
        """The days. Raises BadSheet."""
        found: dict[tuple[str, date], DayOff] = {}
        for each in raw:
            for day in self._days_of(each):
                key = (str(day.institution or ""), day.day)
                if key in found:
                    self._fault(each, "tanggal", f"tanggal yang hanya ditulis satu kali ({day.day} sudah ada)")
                found[key] = day
        if len(found) > DAY_LIMIT:
            self._faults.append(Fault(row=0, column="", expected=f"paling banyak {DAY_LIMIT} hari"))
        if not found and not self._faults:
            self._faults.append(Fault(row=1, column="", expected="paling sedikit satu hari libur"))
        if self._faults:
            raise BadSheet(sorted(self._faults, key=lambda fault: fault.row))
        return [found[key] for key in sorted(found)]

    def _days_of(self, raw: RawDay) -> Iterator[DayOff]:
        name, source = one_line(raw.name), one_line(raw.source) or self._expected.source
        if not name or len(name) > 160:
            self._fault(raw, "nama", "nama hari libur, paling panjang 160 huruf")
        if not source or len(source) > 200:
            self._fault(raw, "dasar", "dasar hukum, paling panjang 200 huruf, misalnya nomor keputusannya")
        kind = self._kind(raw, name=name)
        institution = self._institution(raw, kind=kind)
        for day in self._span(raw):
            yield DayOff(day=day, name=name, kind=kind, source=source, institution=institution)

    def _span(self, raw: RawDay) -> list[date]:
        first = raw.first if isinstance(raw.first, date) else _date(raw.first)
        if first is None or not FIRST_YEAR <= first.year <= LAST_YEAR:
            self._fault(raw, "tanggal", f"tanggal seperti 2026-08-17, tahun {FIRST_YEAR} sampai {LAST_YEAR}")
            return []
        count = ((raw.last or first) - first).days + 1
        if not 1 <= count <= LONGEST_EVENT:
            self._fault(raw, "tanggal", f"libur paling panjang {LONGEST_EVENT} hari berturut-turut")
            return []
        return [first + timedelta(days=step) for step in range(count)]

    def _kind(self, raw: RawDay, *, name: str) -> str:
        """The kind that is written; else leave by its name; else what the person said of the whole file."""
        words = fold(raw.kind)
        default = self._expected.kind
        if not words and default == Holiday.Kind.HOLIDAY and KINDS[Holiday.Kind.COLLECTIVE_LEAVE] in fold(name):
            return Holiday.Kind.COLLECTIVE_LEAVE
        if words and words not in self._kinds:
            self._fault(raw, "jenis", f"salah satu dari: {', '.join(KINDS.values())}")
        kind = self._kinds.get(words, default)
        if kind != Holiday.Kind.REGIONAL and not self._expected.with_nation:
            self._fault(raw, "jenis", "libur daerah; libur nasional diisi administrator instalasi")
        return kind

    def _institution(self, raw: RawDay, *, kind: str) -> UUID | None:
        office = fold(raw.office)
        if kind != Holiday.Kind.REGIONAL:
            return None
        if office and office not in self._offices:
            self._fault(raw, "kantor", "nama kantor yang ada di halaman Instansi, atau kosong untuk seluruh daerah")
        return self._offices.get(office, self._expected.tenant)

    def _fault(self, raw: RawDay, column: str, expected: str) -> None:
        self._faults.append(Fault(row=raw.line, column=column, expected=expected))


def _date(text: str) -> date | None:
    for form in _FORMATS:
        try:
            return datetime.strptime(text.strip(), form).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    return None
