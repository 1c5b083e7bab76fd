"""Working days of one office: its zone, its week and its holidays."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

WEEKEND = "weekend"
FIVE_DAYS = frozenset(range(5))
SIX_DAYS = frozenset(range(6))

_LAST_SECOND = time(23, 59, 59)
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class WorkCalendar:
    """A calendar of working days. `weekdays`: 0 is Monday. `holidays`: day → name."""

    zone: str
    weekdays: frozenset[int] = FIVE_DAYS
    holidays: Mapping[date, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuses an unknown zone (ZoneInfoNotFoundError) and a week without a working day."""
        ZoneInfo(self.zone)
        if not self.weekdays or not self.weekdays <= frozenset(range(7)):
            raise ValueError("weekdays are numbers from 0 (Monday) to 6, at least one")

    def is_working(self, day: date) -> bool:
        """Whether the office works on this day."""
        return day.weekday() in self.weekdays and day not in self.holidays

    def why_not(self, day: date) -> str | None:
        """The holiday's name, `WEEKEND` for another day outside the week, or None for a working day."""
        if day in self.holidays:
            return self.holidays[day]
        return None if day.weekday() in self.weekdays else WEEKEND

    def local_day(self, moment: datetime) -> date:
        """The day that an aware moment falls on where the office is. Raises ValueError without an offset."""
        if moment.tzinfo is None:
            raise ValueError("a moment needs its offset")
        return moment.astimezone(ZoneInfo(self.zone)).date()

    def end_of_day(self, day: date) -> datetime:
        """The last second of the day, 23:59:59 local time."""
        return datetime.combine(day, _LAST_SECOND, tzinfo=ZoneInfo(self.zone))

    def next_working_day(self, after: date) -> date:
        """The first working day after this day. Raises OverflowError when the calendar has none."""
        day = after + _ONE_DAY
        while not self.is_working(day):
            day += _ONE_DAY
        return day

    def working_days_between(self, *, after: date, until: date) -> int:
        """How many working days follow `after`, up to and with `until`; 0 when none do."""
        days = (after + timedelta(days=step) for step in range(1, (until - after).days + 1))
        return sum(1 for day in days if self.is_working(day))
