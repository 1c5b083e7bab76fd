"""Meetings as a calendar that phones subscribe to."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from lapor.actionplan.outreach.queries import MeetingLine


def meetings_calendar(meetings: Iterable[MeetingLine], *, name: str, at: datetime) -> bytes:
    """Every meeting as a whole day."""
    calendar = Calendar()
    calendar.add("prodid", "-//Lapor//Sosialisasi//ID")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for each in meetings:
        event = Event()
        event.add("uid", str(each.id))
        event.add("dtstamp", at.astimezone(UTC))
        event.add("dtstart", each.on)
        event.add("dtend", each.on + timedelta(days=1))
        event.add("summary", each.title)
        event.add("location", each.place)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
