"""Hand-checked due days over the calendars of the joint decrees (SKB tiga menteri) of 2024 to 2027.

Sources of the days, read on 2026-11-26 in the places that are named; the decrees themselves are the authority:

- 2024: SKB 855/2023, 3/2023, 4/2023 (copy on scribd.com/document/670938190, jpnn.com). 14 February and 27 November 2024 are days of
  elections, set by decrees of the President (Keppres 10/2024 for the first; the number of the second was not verified).
- 2025: SKB 1017/2024, 2/2024, 2/2024 (jpnn.com), changed by SKB 933/2025, 1/2025, 3/2025: 18 August (okezone.com, bloombergtechnoz.com).
- 2026: SKB 1497/2025, 2/2025, 5/2025 (disdiksmg.semarangkota.go.id, portalone.net).
- 2027: number of the decree not verified; days from the `holidays` package, which names setneg.go.id as its source. The days of
  Idulfitri and Iduladha are estimates there.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from lapor.institutions.packaged_calendar import is_estimated, packaged_calendar, packaged_holidays
from lapor.reports.clocks import due
from lapor.reports.rules import rule_for, seeded_rules

ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")

# Collective leave as the decrees list it: month → days.
LEAVE: dict[int, dict[int, tuple[int, ...]]] = {
    2024: {2: (9,), 3: (12,), 4: (8, 9, 12, 15), 5: (10, 24), 6: (18,), 12: (26,)},
    2025: {1: (28,), 3: (28,), 4: (2, 3, 4, 7), 5: (13, 30), 6: (9,), 8: (18,), 12: (26,)},
    2026: {2: (16,), 3: (18, 20, 23, 24), 5: (15, 28), 12: (24,)},
    2027: {2: (5,), 3: (9, 12, 15, 25), 5: (18, 19), 12: (24,)},
}
HOLIDAYS: dict[int, dict[int, tuple[int, ...]]] = {
    2024: {
        **{1: (1,), 2: (8, 10, 14), 3: (11, 29, 31), 4: (10, 11), 5: (1, 9, 23), 6: (1, 17)},
        **{7: (7,), 8: (17,), 9: (16,), 11: (27,), 12: (25,)},
    },
    2025: {
        **{1: (1, 27, 29), 3: (29, 31), 4: (1, 18, 20), 5: (1, 12, 29), 6: (1, 6, 27)},
        **{8: (17,), 9: (5,), 12: (25,)},
    },
    2026: {
        **{1: (1, 16), 2: (17,), 3: (19, 21, 22), 4: (3, 5), 5: (1, 14, 27, 31), 6: (1, 16)},
        **{8: (17, 25), 12: (25,)},
    },
    2027: {
        **{1: (1, 5), 2: (6,), 3: (8, 10, 11, 26, 28), 5: (1, 6, 17, 20), 6: (1, 6)},
        **{8: (15, 17), 12: (25, 26)},
    },
}

# procedure, step, day of the start, due day, what was counted by hand
CASES = [
    ("information", "answer", "2024-02-02", "2024-02-13", "5 6 7 | 8 Isra Mikraj, 9 leave | 12 13"),
    ("complaint", "verify", "2024-02-13", "2024-02-19", "14 election | 15 16 19"),
    ("complaint", "verify", "2024-04-05", "2024-04-18", "8 9 leave, 10 11 Idulfitri, 12 15 leave | 16 17 18"),
    ("complaint", "answer", "2024-05-07", "2024-05-31", "8 | 9 10 off | 13-17 20-22 | 23 24 off | 27-31"),
    ("aspiration", "answer", "2024-06-14", "2024-06-25", "17 Iduladha, 18 leave | 19 20 21 24 25"),
    ("complaint", "verify", "2024-11-26", "2024-12-02", "27 election | 28 29, 2"),
    ("information", "answer", "2024-12-23", "2025-01-02", "24 | 25 26 off | 27 30 31 | 1 January | 2"),
    ("complaint", "verify", "2025-01-24", "2025-02-03", "27 Isra Mikraj, 28 leave, 29 Imlek | 30 31, 3"),
    ("information", "answer", "2025-03-27", "2025-04-14", "28 leave, 31 1 Idulfitri, 2 3 4 7 leave | 8-11, 14"),
    ("complaint", "answer", "2025-05-05", "2025-05-27", "6-9 | 12 13 off | 14-16 19-23 26 27"),
    ("aspiration", "answer", "2025-06-04", "2025-06-13", "5 | 6 Iduladha, 9 leave | 10-13"),
    ("complaint", "verify", "2025-08-15", "2025-08-21", "18 leave, added by SKB 933/2025 | 19 20 21"),
    ("oversight", "answer", "2026-01-05", "2026-04-10", "48 to 17 March | 18-24 off | 25-27 30 31 1 2 | 3 off | 6-10"),
    ("kip", "answer", "2026-02-13", "2026-03-03", "16 leave, 17 Imlek | 18-20 23-27, 2 3"),
    ("complaint", "answer", "2026-03-16", "2026-04-13", "17 | 18-24 off | 25-27 30 31 1 2 | 3 off | 6-10 13"),
    ("information", "answer", "2026-05-12", "2026-05-21", "13 | 14 15 off | 18-21"),
    ("complaint", "verify", "2026-05-26", "2026-06-03", "27 28 off | 29 | 1 Pancasila | 2 3"),
    ("aspiration", "answer", "2026-12-22", "2026-12-31", "23 | 24 25 off | 28-31"),
    ("information", "answer", "2027-02-04", "2027-02-12", "5 leave | 8-12"),
    ("complaint", "verify", "2027-03-05", "2027-03-18", "8 Nyepi, 9 leave, 10 11 Idulfitri, 12 15 leave | 16 17 18"),
    ("information", "answer", "2027-03-24", "2027-04-02", "25 leave, 26 off | 29-31 1 2"),
    ("aspiration", "answer", "2027-05-14", "2027-05-27", "17 Iduladha, 18 19 leave, 20 Waisak | 21 24-27"),
]


def listed(days: dict[int, tuple[int, ...]], *, year: int) -> list[date]:
    return [date(year, month, day) for month, numbers in sorted(days.items()) for day in numbers]


@pytest.mark.parametrize("year", sorted(LEAVE))
def test_it_has_the_days_of_the_decree(year: int) -> None:
    found = packaged_holidays([year])
    assert [day for day, (_name, kind) in found.items() if kind == "collective_leave"] == listed(LEAVE[year], year=year)
    assert [day for day, (_name, kind) in found.items() if kind == "holiday"] == listed(HOLIDAYS[year], year=year)


def test_it_marks_only_what_no_decree_has_fixed() -> None:
    estimated = [day for day, (name, _kind) in packaged_holidays(range(2024, 2028)).items() if is_estimated(name)]
    assert estimated == [date(2027, 3, 10), date(2027, 3, 11), date(2027, 5, 17)]


@pytest.mark.parametrize(("procedure", "step", "start", "due_on", "_by_hand"), CASES)
def test_it_is_due_on_the_day_that_was_counted_by_hand(
    procedure: str, step: str, start: str, due_on: str, _by_hand: str
) -> None:
    """In every zone, from the first second of the day and from the last. Law: docs/law/clocks.md#due"""
    day = date.fromisoformat(start)
    rule = rule_for(seeded_rules(), procedure=procedure, step=step, on=day)
    for zone in ZONES:
        calendar = packaged_calendar(zone, years=range(day.year, day.year + 2))
        for hour in ("00:00:00", "23:59:59"):
            moment = datetime.fromisoformat(f"{start}T{hour}").replace(tzinfo=ZoneInfo(zone))
            assert due(rule=rule, start=moment, calendar=calendar).due_on == date.fromisoformat(due_on)
