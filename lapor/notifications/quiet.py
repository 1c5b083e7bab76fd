"""Quiet hours: nobody's phone rings between nine in the evening and seven in the morning, local time. Pure."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

FROM, UNTIL = time(21), time(7)


def out_of_quiet(moment: datetime, *, zone: str) -> datetime:
    """The moment itself, or the next seven o'clock in that zone when it lies in the quiet hours."""
    local = moment.astimezone(ZoneInfo(zone))
    if UNTIL <= local.time() < FROM:
        return moment
    day = local.date() + timedelta(days=local.time() >= FROM)
    return datetime.combine(day, UNTIL, tzinfo=ZoneInfo(zone)).astimezone(moment.tzinfo)
