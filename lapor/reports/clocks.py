"""The legal clock: due moments from a rule and a calendar, each explained day by day. Pure.

The day of the starting event is not counted. Day 1 is the next working day; the due moment is 23:59:59 local time
on day N. A working day is not counted if at its last second, local time, the report was waiting for the reporter.
A limit in calendar days counts every day and knows no pause: such limits run for the reporter, not for the office.

Law: docs/law/clocks.md
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Literal

from lapor.kit.calendars import WEEKEND, WorkCalendar

Unit = Literal["working", "calendar"]
DayReason = Literal["counted", "start", "weekend", "holiday", "paused"]

WORKING: Unit = "working"
CALENDAR: Unit = "calendar"
UNITS: tuple[Unit, ...] = (WORKING, CALENDAR)
LONGEST_LIMIT = 3660
REMINDER_SHARES = (0.75, 0.9)

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Rule:
    """The limit of one step of one procedure, in the version that holds from a day on."""

    procedure: str
    step: str
    limit: int
    unit: Unit
    source: str
    reliability: str
    valid_from: date
    version: int

    def __post_init__(self) -> None:
        """Refuses an unknown unit and a limit that no calendar can reach."""
        if self.unit not in UNITS or not 1 <= self.limit <= LONGEST_LIMIT:
            raise ValueError(f"{self.procedure}/{self.step}: a limit is 1 to {LONGEST_LIMIT} working or calendar days")


@dataclass(frozen=True)
class Pause:
    """A time in which the report waited for the reporter, from `start` up to `end`; without end it still waits."""

    start: datetime
    end: datetime | None

    def __post_init__(self) -> None:
        """Refuses moments without an offset and an end before the start."""
        if self.start.tzinfo is None or (self.end is not None and self.end.tzinfo is None):
            raise ValueError("a moment needs its offset")
        if self.end is not None and self.end < self.start:
            raise ValueError("a pause ends after it starts")


@dataclass(frozen=True)
class Day:
    """One day of the explanation. `note`: the holiday's name, or the day (ISO) since when the report waited."""

    day: date
    counted: bool
    number: int | None
    reason: DayReason
    note: str


@dataclass(frozen=True)
class Due:
    """A due moment and why. `days`: all of them from the starting day on; `skipped` leaves the starting day out."""

    due_on: date
    due_at: datetime
    counted: tuple[Day, ...]
    skipped: tuple[Day, ...]
    days: tuple[Day, ...]
    rule: Rule


def due(
    *,
    rule: Rule,
    start: datetime,
    calendar: WorkCalendar,
    pauses: Sequence[Pause] = (),
    now: datetime | None = None,
) -> Due:
    """When this step is due, on the calendar of the office that is meant, and the reason for every day.

    While a pause is open the clock does not run: the pause is taken as ending at `now`, so the answer is what would
    be due if the reporter answered at that moment; it moves on with every working day that ends in the pause.
    Raises ValueError for moments without an offset and for an open pause without `now`.
    Law: docs/law/clocks.md#due
    """
    spans = tuple(_closed(pause, now=now) for pause in pauses)
    days = [_starting_day(calendar.local_day(start), calendar=calendar)]
    number = 0
    while number < rule.limit:
        why = _why_not(days[-1].day + _ONE_DAY, rule=rule, calendar=calendar, spans=spans)
        number += why is None
        days.append(_explained(days[-1].day + _ONE_DAY, number=number, why=why))
    return Due(
        due_on=days[-1].day,
        due_at=calendar.end_of_day(days[-1].day),
        counted=tuple(day for day in days if day.counted),
        skipped=tuple(day for day in days[1:] if not day.counted),
        days=tuple(days),
        rule=rule,
    )


def reminder_at(found: Due, *, share: float | Fraction) -> datetime:
    """The moment at which this share of the limit has passed, for example 0.75 or 0.9; never after `due_at`.

    A part of a day is the same part of that counted day's 24 hours: 75 % of 3 days is day 3, 06:00.
    Raises ValueError for a share that is not above 0 and at most 1.
    """
    passed = Fraction(str(share)) * found.rule.limit
    if not 0 < passed <= found.rule.limit:
        raise ValueError("a share lies above 0 and is at most 1")
    whole, part = divmod(passed, 1)
    if not part:
        return datetime.combine(found.counted[whole - 1].day, found.due_at.time(), tzinfo=found.due_at.tzinfo)
    midnight = datetime.combine(found.counted[whole].day, time.min, tzinfo=found.due_at.tzinfo)
    return midnight + timedelta(seconds=int(part * 86_400))


def is_overdue(due_at: datetime, *, now: datetime) -> bool:
    """Whether the limit has passed. Computed when read; a step that waits for the reporter has no due moment yet."""
    return now > due_at


def remaining_working_days(due_on: date, *, now: datetime, calendar: WorkCalendar) -> int:
    """How many working days are left after today, with the due day; 0 on the due day, below 0 when it has passed."""
    today = calendar.local_day(now)
    if today <= due_on:
        return calendar.working_days_between(after=today, until=due_on)
    return -calendar.working_days_between(after=due_on, until=today)


def paused_working_days(found: Due) -> int:
    """How many working days of the explanation were not counted because the report waited for the reporter."""
    return sum(1 for day in found.days if day.reason == "paused")


def _closed(pause: Pause, *, now: datetime | None) -> tuple[datetime, datetime]:
    if pause.end is not None:
        return pause.start, pause.end
    if now is None or now.tzinfo is None:
        raise ValueError("an open pause needs the present moment")
    return pause.start, max(pause.start, now)


def _starting_day(day: date, *, calendar: WorkCalendar) -> Day:
    name = calendar.holidays.get(day, "")
    return Day(day=day, counted=False, number=None, reason="start", note=name)


def _why_not(
    day: date, *, rule: Rule, calendar: WorkCalendar, spans: Sequence[tuple[datetime, datetime]]
) -> tuple[DayReason, str] | None:
    if rule.unit == CALENDAR:
        return None
    closed = calendar.why_not(day)
    if closed is not None:
        return ("weekend", "") if closed == WEEKEND else ("holiday", closed)
    last_second = calendar.end_of_day(day)
    since = [start for start, end in spans if start <= last_second < end]
    return ("paused", calendar.local_day(min(since)).isoformat()) if since else None


def _explained(day: date, *, number: int, why: tuple[DayReason, str] | None) -> Day:
    if why is None:
        return Day(day=day, counted=True, number=number, reason="counted", note="")
    return Day(day=day, counted=False, number=None, reason=why[0], note=why[1])
