"""Quarters of a year: the steps in which a plan is measured. Pure."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

WHOLE_YEAR = 0


class Quarter(NamedTuple):
    """One quarter; earlier ones are smaller. Number 0 stands for the whole year."""

    year: int
    number: int

    @property
    def first_day(self) -> date:
        """The day with which it begins."""
        return date(self.year, 3 * max(self.number, 1) - 2, 1)

    @property
    def last_day(self) -> date:
        """The day with which it ends."""
        number = self.number or 4
        after = date(self.year + 1, 1, 1) if number == 4 else date(self.year, 3 * number + 1, 1)
        return after - timedelta(days=1)

    @property
    def name(self) -> str:
        """ "2026 T3", or "2026" for the whole year: short, the same in every language."""
        return f"{self.year} T{self.number}" if self.number else str(self.year)

    def next(self) -> "Quarter":
        """The quarter after this one."""
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    def before(self) -> "Quarter":
        """The quarter before this one."""
        return Quarter(self.year - 1, 4) if self.number == 1 else Quarter(self.year, self.number - 1)


def quarter_of(day: date) -> Quarter:
    """The quarter in which a day lies."""
    return Quarter(day.year, (day.month + 2) // 3)


def last_over(day: date) -> Quarter:
    """The latest quarter that is over on that day."""
    return quarter_of(day).before()


def quarters_between(since: date, *, until: date) -> Iterator[Quarter]:
    """Every quarter that two days and what lies between them touch, earliest first."""
    quarter, last = quarter_of(since), quarter_of(until)
    while quarter <= last:
        yield quarter
        quarter = quarter.next()
