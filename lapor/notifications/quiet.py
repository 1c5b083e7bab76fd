"""Quiet hours: nobody's phone rings between nine in the evening and seven in the morning, local time, unless it is set otherwise."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings


def out_of_quiet(moment: datetime, *, zone: str) -> datetime:
    """The moment itself, or the end of the quiet hours in that zone when it lies in them."""
    if settings.LAPOR_QUIET_HOURS is None:
        return moment
    begins, ends = (time(hour) for hour in settings.LAPOR_QUIET_HOURS)
    local = moment.astimezone(ZoneInfo(zone))
    crosses_midnight = begins > ends
    evening, early = local.time() >= begins, local.time() < ends
    if not ((evening or early) if crosses_midnight else (evening and early)):
        return moment
    day = local.date() + timedelta(days=crosses_midnight and evening)
    return datetime.combine(day, ends, tzinfo=ZoneInfo(zone)).astimezone(moment.tzinfo)


def next_morning(moment: datetime, *, zone: str) -> datetime:
    """The next seven o'clock in that zone: when a daily digest goes out."""
    local = moment.astimezone(ZoneInfo(zone))
    day = local.date() + timedelta(days=local.time() >= MORNING)
    return datetime.combine(day, MORNING, tzinfo=ZoneInfo(zone)).astimezone(moment.tzinfo)


MORNING = time(7)
