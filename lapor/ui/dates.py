"""Dates as people here read them: day and month in words, the hour with the zone's own name."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import dateformat

_ZONES = {"+0700": "WIB", "+0800": "WITA", "+0900": "WIT"}

Moment = datetime | date | None


def long_day(moment: Moment, *, zone: str) -> str:
    """ "Kamis, 2 April 2026" where that zone is; empty for None."""
    return _written(moment, zone=zone, form="l, j F Y")


def short_day(moment: Moment, *, zone: str) -> str:
    """ "2 Apr 2026" where that zone is; empty for None."""
    return _written(moment, zone=zone, form="j M Y")


def hour(moment: Moment, *, zone: str) -> str:
    """ "14.30 WITA"; empty for None and for a plain day."""
    here = localised(moment, zone=zone)
    if not isinstance(here, datetime):
        return ""
    offset = here.strftime("%z")
    return f"{here:%H.%M} {_ZONES.get(offset, 'UTC' + offset)}"


def machine(moment: Moment, *, zone: str) -> str:
    """The `datetime` attribute of a time element: ISO 8601 with the offset, to the second; a day stays a day."""
    here = localised(moment, zone=zone)
    if isinstance(here, datetime):
        return here.isoformat(timespec="seconds")
    return here.isoformat() if here else ""


def localised(moment: Moment, *, zone: str) -> Moment:
    """An aware moment as the clocks of that zone show it; a plain day and None stay what they are."""
    return moment.astimezone(ZoneInfo(zone)) if isinstance(moment, datetime) else moment


def _written(moment: Moment, *, zone: str, form: str) -> str:
    here = localised(moment, zone=zone)
    return dateformat.format(here, form) if here else ""
