"""Properties of the clock over 2021–2030, in all three zones, against an oracle that knows no library of dates."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lapor.institutions.packaged_calendar import packaged_calendar
from lapor.kit.calendars import FIVE_DAYS, SIX_DAYS, WorkCalendar
from lapor.reports.clocks import Due, Pause, Rule, due
from lapor.reports.rules import seeded_rules

OFFSETS = {"Asia/Jakarta": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9}
NATIONAL = packaged_calendar("Asia/Jakarta", years=range(2021, 2033)).holidays
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FIRST, LAST = datetime(2021, 1, 1, tzinfo=UTC), datetime(2030, 12, 31, tzinfo=UTC)
SPAN = int((LAST - FIRST).total_seconds())
DAY = 86_400


@dataclass(frozen=True)
class Case:
    """One question to the clock."""

    rule: Rule
    start: datetime
    calendar: WorkCalendar
    pauses: tuple[Pause, ...]

    def due(self) -> Due:
        return due(rule=self.rule, start=self.start, calendar=self.calendar, pauses=self.pauses)


def _pause(start: datetime, *, after: int, length: int) -> Pause:
    begun = start + timedelta(seconds=after)
    return Pause(start=begun, end=begun + timedelta(seconds=length))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    start = FIRST + timedelta(seconds=draw(st.integers(0, SPAN)))
    local = draw(st.lists(st.integers(0, 60), max_size=4))
    holidays = {**NATIONAL, **{start.date() + timedelta(days=days): "Hari jadi daerah" for days in local}}
    spans = st.tuples(st.integers(-5 * DAY, 60 * DAY), st.integers(0, 30 * DAY))
    return Case(
        rule=replace(seeded_rules()[0], limit=draw(st.integers(1, 60))),
        start=start,
        calendar=WorkCalendar(
            zone=draw(st.sampled_from(sorted(OFFSETS))),
            weekdays=draw(st.sampled_from([FIVE_DAYS, SIX_DAYS])),
            holidays=holidays,
        ),
        pauses=tuple(_pause(start, after=after, length=length) for after, length in draw(st.lists(spans, max_size=3))),
    )


def _seconds(moment: datetime) -> int:
    return int((moment - EPOCH).total_seconds())


def _by_the_oracle(case: Case) -> int:
    """The due moment in seconds since 1970, day by day in plain numbers; 1970-01-01 was a Thursday."""
    ahead = OFFSETS[case.calendar.zone] * 3600
    holidays = {_seconds(datetime(day.year, day.month, day.day, tzinfo=UTC)) // DAY for day in case.calendar.holidays}
    pauses = [(_seconds(pause.start), _seconds(pause.end or LAST)) for pause in case.pauses]
    day = (_seconds(case.start) + ahead) // DAY
    left = case.rule.limit
    while left:
        day += 1
        last_second = day * DAY + DAY - 1 - ahead
        works = (day + 3) % 7 in case.calendar.weekdays and day not in holidays
        if works and not any(begun <= last_second < ended for begun, ended in pauses):
            left -= 1
    return day * DAY + DAY - 1 - ahead


@settings(max_examples=60, deadline=None)
@given(cases())
def test_it_agrees_with_the_oracle(case: Case) -> None:
    assert _seconds(case.due().due_at) == _by_the_oracle(case)


@pytest.mark.soak
@settings(max_examples=10_000, deadline=None)
@given(cases())
def test_it_agrees_with_the_oracle_ten_thousand_times(case: Case) -> None:
    assert _seconds(case.due().due_at) == _by_the_oracle(case)


@settings(max_examples=40, deadline=None)
@given(cases(), st.integers(0, 20 * DAY), st.integers(0, 10))
def test_it_is_monotone_in_start_and_limit(case: Case, later: int, more: int) -> None:
    moved = replace(
        case, start=case.start + timedelta(seconds=later), rule=replace(case.rule, limit=case.rule.limit + more)
    )
    assert moved.due().due_at >= case.due().due_at


@settings(max_examples=40, deadline=None)
@given(cases(), st.integers(1, 60))
def test_it_never_comes_earlier_for_one_more_holiday(case: Case, days: int) -> None:
    added = {**case.calendar.holidays, case.start.date() + timedelta(days=days): "Hari libur baru"}
    assert replace(case, calendar=replace(case.calendar, holidays=added)).due().due_at >= case.due().due_at


@settings(max_examples=40, deadline=None)
@given(cases())
def test_it_gives_back_every_paused_working_day_and_no_more(case: Case) -> None:
    """Pauses are neutral: the working days that did not end in a pause are as many as without any pause."""
    free = replace(case, pauses=()).due()
    paused = case.due()
    lost = sum(1 for day in paused.days if day.reason == "paused")
    start = case.calendar.local_day(case.start)
    assert case.calendar.working_days_between(after=start, until=paused.due_on) == case.rule.limit + lost
    assert len(free.counted) == len(paused.counted) == case.rule.limit


@settings(max_examples=40, deadline=None)
@given(cases(), st.integers(1, 30 * DAY))
def test_it_is_not_moved_by_a_pause_after_the_due_moment(case: Case, length: int) -> None:
    found = case.due()
    after = Pause(start=found.due_at + timedelta(seconds=1), end=found.due_at + timedelta(seconds=1 + length))
    assert replace(case, pauses=(*case.pauses, after)).due() == found


@settings(max_examples=40, deadline=None)
@given(cases(), st.data())
def test_it_is_independent_of_the_order_of_edits(case: Case, edits: st.DataObject) -> None:
    days = edits.draw(st.permutations(list(case.calendar.holidays.items())[-20:]))
    pauses = edits.draw(st.permutations(case.pauses))
    holidays = {**dict(days), **case.calendar.holidays}
    turned = replace(case, pauses=tuple(pauses), calendar=replace(case.calendar, holidays=holidays))
    assert turned.due() == case.due()


@settings(max_examples=40, deadline=None)
@given(cases())
def test_it_explains_every_day_once(case: Case) -> None:
    found = case.due()
    days = [day.day for day in found.days]
    assert days == [date.fromordinal(days[0].toordinal() + step) for step in range(len(days))]
    assert len(found.counted) + len(found.skipped) + 1 == len(days)
    assert [day.number for day in found.counted] == list(range(1, case.rule.limit + 1))
