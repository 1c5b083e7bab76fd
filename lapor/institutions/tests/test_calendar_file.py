"""A file of days off is read whole or not at all, and says in which line something else is expected."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from lapor.institutions.calendar_days import DayOff
from lapor.institutions.calendar_file import Expected, csv_of, ics_of, parse_days
from lapor.institutions.sheet import BadSheet

TENANT, OFFICE = UUID(int=1), UUID(int=2)
AT = datetime(2026, 3, 1, tzinfo=UTC)
HEAD = "tanggal,nama,jenis,kantor,dasar\n"
OFFICES = {OFFICE: "Dinas Kesehatan"}


def expected(*, kind: str = "holiday", source: str = "SKB", with_nation: bool = True) -> Expected:
    return Expected(
        tenant=TENANT, offices={"Dinas Kesehatan": OFFICE}, kind=kind, source=source, with_nation=with_nation
    )


def read(text: str, **given: Any) -> list[DayOff]:
    return parse_days(text.encode(), expected=expected(**given))


def faults(text: str, **given: Any) -> list[tuple[int, str]]:
    with pytest.raises(BadSheet) as caught:
        read(text, **given)
    return [(fault.row, fault.column) for fault in caught.value.faults]


def event(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR", ""])


def test_it_reads_what_a_spreadsheet_writes() -> None:
    heading = "\ufefftanggal;nama;jenis;kantor;dasar\r\n"
    text = heading + "17/08/2026;Hari Merdeka;libur nasional;;SKB 1\r\n\r\n"
    text += "12-10-2026;Hari jadi;libur daerah;dinas kesehatan;\r\n"
    assert [(each.day, each.name, each.kind, each.institution, each.source) for each in read(text)] == [
        (date(2026, 8, 17), "Hari Merdeka", "holiday", None, "SKB 1"),
        (date(2026, 10, 12), "Hari jadi", "regional", OFFICE, "SKB"),
    ]


def test_it_gives_a_regional_day_without_office_to_the_whole_region() -> None:
    assert read(HEAD + "2026-10-12,Hari jadi,libur daerah,,\n")[0].institution == TENANT


def test_it_names_every_line_that_is_wrong() -> None:
    text = (
        HEAD + "2026-02-30,Salah,,,\n2026-08-17,,,,\n2026-08-18,Ya,liburan,,\n2026-08-19,Ya,libur daerah,Dinas Angin,\n"
    )
    assert faults(text) == [(2, "tanggal"), (3, "nama"), (4, "jenis"), (5, "kantor")]


def test_it_counts_lines_as_the_file_does() -> None:
    assert faults(HEAD + '2026-08-17,"Hari\nMerdeka",,,\n\n1999-01-01,Lama,,,\n') == [(5, "tanggal")]


def test_it_wants_a_day_once() -> None:
    assert faults(HEAD + "2026-08-17,Merdeka,,,\n2026-08-17,Lagi,,,\n") == [(3, "tanggal")]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("", 1),
        ("hari,apa\n", 1),
        (HEAD, 1),
        (HEAD + '2026-08-17,"Merdeka,,,\n', 2),
        (HEAD + "2026-08-17,Merdeka,,,,lebih\n", 2),
        ("BEGIN:VCALENDAR\nEND:VCALENDAR\n", 1),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Putus", 2),
        (event("SUMMARY:Tanpa tanggal"), 3),
        (event("DTSTART:20260817T080000Z", "SUMMARY:Jam delapan"), 3),
        (event("DTSTART;VALUE=DATE:2026xx17", "SUMMARY:Salah"), 3),
        (event("DTSTART;VALUE=DATE:20260817", "RRULE:FREQ=YEARLY", "SUMMARY:Tiap tahun"), 3),
        (event("DTSTART;VALUE=DATE:20260817", "DTEND;VALUE=DATE:20270817", "SUMMARY:Setahun"), 3),
        (event("DTSTART;VALUE=DATE:20260817"), 3),
    ],
)
def test_it_refuses_what_is_no_list_of_days(text: str, row: int) -> None:
    assert faults(text)[0][0] == row


def test_it_refuses_other_encodings() -> None:
    with pytest.raises(BadSheet) as caught:
        parse_days(HEAD.encode() + b"2026-08-17,Hari \xff,,,\n", expected=expected())
    assert caught.value.faults[0].row == 2


def test_it_leaves_the_nations_days_to_who_may_change_them() -> None:
    text = HEAD + "2026-08-17,Merdeka,libur nasional,,\n"
    assert faults(text, kind="regional", with_nation=False) == [(2, "jenis")]


def test_it_takes_an_event_of_several_days_apart() -> None:
    text = event("DTSTART;VALUE=DATE:20260318", "DTEND;VALUE=DATE:20260321", "SUMMARY:Cuti Bersama Idulfitri")
    assert [(each.day.day, each.kind) for each in read(text)] == [
        (18, "collective_leave"),
        (19, "collective_leave"),
        (20, "collective_leave"),
    ]


@pytest.mark.parametrize("form", ["csv", "ics"])
def test_it_reads_again_what_it_wrote(form: str) -> None:
    days = [
        DayOff(day=date(2026, 8, 17), name="=Hari, “Merdeka”", kind="holiday", source="SKB; no. 1", institution=None),
        DayOff(day=date(2026, 8, 18), name="Cuti", kind="collective_leave", source="SKB\\2", institution=None),
        DayOff(day=date(2026, 10, 12), name="Hari jadi", kind="regional", source="Perbup", institution=OFFICE),
    ]
    written = csv_of(days, offices=OFFICES) if form == "csv" else ics_of(days, offices=OFFICES, name="Uji", at=AT)
    assert parse_days(written, expected=expected()) == days
    assert b"\n=" not in written.replace(b",=", b"\n=")
