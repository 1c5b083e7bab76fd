"""Working hours on the clock: when something is done that takes so many of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

OPENS, HOURS = time(8), 8.0


def after(moment: datetime, *, hours: float, is_working: Callable[[date], bool]) -> datetime:
    """Give the moment `hours` working hours later; an office works from 8 to 16 on its working days."""
    at, left = _opened(moment, is_working=is_working), hours
    while True:
        room = HOURS - _since_opening(at)
        if left <= room:
            return at + timedelta(hours=left)
        left -= room
        at = _opened(datetime.combine(at.date() + timedelta(days=1), OPENS, tzinfo=at.tzinfo), is_working=is_working)


def _opened(moment: datetime, *, is_working: Callable[[date], bool]) -> datetime:
    """The moment itself while the office is open, else when it opens next."""
    at = moment
    if _since_opening(at) < 0:
        at = datetime.combine(at.date(), OPENS, tzinfo=at.tzinfo)
    if _since_opening(at) >= HOURS:
        at = datetime.combine(at.date() + timedelta(days=1), OPENS, tzinfo=at.tzinfo)
    while not is_working(at.date()):
        at = datetime.combine(at.date() + timedelta(days=1), OPENS, tzinfo=at.tzinfo)
    return at


def _since_opening(moment: datetime) -> float:
    opening = datetime.combine(moment.date(), OPENS, tzinfo=moment.tzinfo)
    return (moment - opening).total_seconds() / 3600
