"""Due moments against dates worked out by hand with the printed calendars."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from lapor.institutions.packaged_calendar import packaged_calendar
from lapor.kit.calendars import SIX_DAYS, WorkCalendar
from lapor.reports.clocks import Due, Pause, Rule, due
from lapor.reports.rules import rule_for, seeded_rules

WITA = packaged_calendar("Asia/Makassar", years=range(2024, 2029))
ZONE = ZoneInfo("Asia/Makassar")

# Source: the joint decrees (SKB) of the Ministers of Religion, of Manpower and of PANRB on holidays and cuti bersama:
# 2024: 855/2023, 3/2023, 4/2023 · 2025: 1017/2024, 2/2024, 2/2024 · 2026: 1497/2025, 2/2025, 5/2025 · 2027: its decree.
HAND_CHECKED = [
    ("complaint", "close", "2024-02-07", "2024-02-26", "Isra Mikraj, Imlek, election day 14 February"),
    ("complaint", "verify", "2024-04-03", "2024-04-16", "Lebaran 2024: 8 to 15 April off"),
    ("complaint", "respond", "2024-04-05", "2024-04-22", "started on the last day before Lebaran 2024"),
    ("complaint", "answer", "2024-05-06", "2024-05-30", "Kenaikan 9-10 May, Waisak 23-24 May"),
    ("aspiration", "answer", "2024-12-23", "2025-01-02", "Natal 25-26 December and New Year"),
    ("complaint", "respond", "2025-01-24", "2025-02-05", "Isra Mikraj, Imlek with cuti bersama 27-29 January"),
    ("complaint", "verify", "2025-03-26", "2025-04-09", "Nyepi and Lebaran 2025: 28 March to 7 April off"),
    ("complaint", "answer", "2025-03-27", "2025-04-28", "Lebaran 2025 and Good Friday 18 April"),
    ("complaint", "verify", "2025-08-15", "2025-08-21", "cuti bersama 18 August"),
    ("complaint", "verify", "2026-03-17", "2026-03-27", "Nyepi and Lebaran 2026: 18 to 24 March off"),
    ("complaint", "answer", "2026-03-16", "2026-04-13", "Lebaran 2026 and Good Friday 3 April"),
    ("oversight", "answer", "2026-01-02", "2026-04-09", "60 days over Imlek, Nyepi, Lebaran, Good Friday"),
    ("kip", "answer", "2026-05-13", "2026-06-03", "Kenaikan 14-15, Idul Adha 27-28 May, Pancasila 1 June"),
    ("information", "verify", "2026-12-23", "2026-12-30", "Natal with cuti bersama 24-25 December"),
    ("complaint", "verify", "2027-03-05", "2027-03-18", "Nyepi and Lebaran 2027: 8 to 15 March off"),
    ("complaint", "answer", "2027-03-03", "2027-04-02", "Lebaran 2027 and Good Friday 25-26 March"),
    ("information", "answer", "2027-05-14", "2027-05-27", "Idul Adha 17-18 May, Waisak 19-20 May"),
]


def _due(step: str, *, start: str, procedure: str = "complaint", pauses: tuple[Pause, ...] = ()) -> Due:
    moment = datetime.fromisoformat(start).replace(tzinfo=ZONE)
    rule = rule_for(seeded_rules(), procedure=procedure, step=step, on=moment.date())
    return due(rule=rule, start=moment, calendar=WITA, pauses=pauses)


def _pause(start: str, end: str) -> Pause:
    return Pause(start=datetime.fromisoformat(start + "+08:00"), end=datetime.fromisoformat(end + "+08:00"))


@pytest.mark.parametrize(("procedure", "step", "start", "due_on", "why"), HAND_CHECKED)
def test_it_agrees_with_the_printed_calendar(procedure: str, step: str, start: str, due_on: str, why: str) -> None:
    """Law: docs/law/clocks.md#due"""
    found = _due(step, start=start + "T09:00", procedure=procedure)
    assert found.due_on.isoformat() == due_on, why
    assert found.due_at.isoformat() == f"{due_on}T23:59:59+08:00"
    assert len(found.counted) == found.rule.limit


def test_it_explains_every_day() -> None:
    found = _due("verify", start="2026-03-16T23:59:59")
    told = [(day.day.day, day.reason, day.number) for day in found.days]
    holidays = [(day, "holiday", None) for day in range(18, 25)]
    assert told == [(16, "start", None), (17, "counted", 1), *holidays, (25, "counted", 2), (26, "counted", 3)]
    assert found.skipped[0].note == "Cuti Bersama Hari Suci Nyepi"


def test_it_starts_on_the_offices_own_day() -> None:
    moment = datetime(2026, 7, 6, 16, 30, tzinfo=UTC)  # Monday in WIB, Tuesday in WITA and WIT
    rule = replace(seeded_rules()[0], limit=1)
    days = [due(rule=rule, start=moment, calendar=packaged_calendar(zone, years=[2026])).due_on.day for zone in ZONES]
    assert days == [7, 8, 8]


ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")


def test_it_counts_saturdays_in_a_six_day_week() -> None:
    calendar = replace(WITA, weekdays=SIX_DAYS)
    found = due(rule=_rule(limit=3), start=datetime(2026, 7, 2, 9, tzinfo=ZONE), calendar=calendar)
    assert found.due_on == date(2026, 7, 6)


def test_it_counts_every_calendar_day_and_knows_no_pause() -> None:
    """Law: docs/law/clocks.md#complete"""
    pause = _pause("2026-03-01T00:00", "2026-05-01T00:00")
    assert _due("complete", start="2026-03-16T09:00", pauses=(pause,)).due_on == date(2026, 4, 15)


@pytest.mark.parametrize(
    ("start", "end", "due_on"),
    [
        ("2026-07-07T10:00", "2026-07-07T23:59:58", 9),
        ("2026-07-07T10:00", "2026-07-07T23:59:59", 9),
        ("2026-07-07T10:00", "2026-07-08T00:00:00", 10),
        ("2026-07-07T23:59:59", "2026-07-08T08:00", 10),
        ("2026-07-07T10:00", "2026-07-09T08:00", 13),
        ("2026-07-10T10:00", "2026-07-20T08:00", 9),
        ("2026-07-06T08:00", "2026-07-06T20:00", 9),
    ],
)
def test_it_leaves_out_days_that_end_waiting_for_the_reporter(start: str, end: str, due_on: int) -> None:
    """Law: docs/law/clocks.md#pause"""
    assert _due("verify", start="2026-07-06T09:00", pauses=(_pause(start, end),)).due_on == date(2026, 7, due_on)


def test_it_says_since_when_the_report_waited() -> None:
    found = _due("verify", start="2026-07-06T09:00", pauses=(_pause("2026-07-07T10:00", "2026-07-09T08:00"),))
    assert [(day.day.day, day.reason, day.note) for day in found.skipped[:2]] == [
        (7, "paused", "2026-07-07"),
        (8, "paused", "2026-07-07"),
    ]


def test_it_takes_an_open_pause_as_ending_now() -> None:
    start = datetime(2026, 7, 6, 9, tzinfo=ZONE)
    asked = Pause(start=start + timedelta(days=1), end=None)
    dues = [
        due(rule=_rule(limit=3), start=start, calendar=WITA, pauses=[asked], now=asked.start + timedelta(days=passed))
        for passed in range(4)
    ]
    assert [found.due_on.day for found in dues] == [9, 10, 13, 14]


def test_it_refuses_an_open_pause_without_now() -> None:
    start = datetime(2026, 7, 6, 9, tzinfo=ZONE)
    with pytest.raises(ValueError, match="present moment"):
        due(rule=_rule(limit=3), start=start, calendar=WITA, pauses=[Pause(start=start, end=None)])


def test_it_refuses_moments_without_offset_and_impossible_spans() -> None:
    start = datetime(2026, 7, 6, 9, tzinfo=ZONE)
    with pytest.raises(ValueError, match="offset"):
        due(rule=_rule(limit=3), start=start.replace(tzinfo=None), calendar=WITA)
    with pytest.raises(ValueError, match="ends after"):
        Pause(start=start, end=start - timedelta(seconds=1))
    with pytest.raises(ValueError, match="a limit is"):
        _rule(limit=0)


def test_it_is_the_same_for_any_order_of_holidays() -> None:
    turned = WorkCalendar(zone=WITA.zone, weekdays=WITA.weekdays, holidays=dict(reversed(list(WITA.holidays.items()))))
    start = datetime(2026, 3, 16, 9, tzinfo=ZONE)
    both = [due(rule=_rule(limit=14), start=start, calendar=calendar) for calendar in (WITA, turned)]
    assert both[0] == both[1]


def _rule(*, limit: int) -> Rule:
    return replace(seeded_rules()[0], limit=limit)
