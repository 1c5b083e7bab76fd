"""Outreach, for everybody: what is planned and what was held; numbers, never photos or notes."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as say
from django.views.decorators.http import require_safe

from lapor.actionplan.outreach import queries
from lapor.actionplan.outreach.ics import meetings_calendar
from lapor.actionplan.outreach.models import OutreachMeeting
from lapor.actionplan.outreach.queries import MeetingLine
from lapor.institutions import queries as institutions
from lapor.people.entry import open_to

MOST_HELD = 100


@dataclass(frozen=True, kw_only=True)
class OutreachPage:
    """What is planned, the next day first; what was held, the last day first."""

    planned: Sequence[MeetingLine]
    held: Sequence[MeetingLine]


@open_to("public")
@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """The calendar as a list. 2 statements."""
    found = _meetings()
    planned = [each for each in reversed(found) if each.state == OutreachMeeting.State.PLANNED]
    held = [each for each in found if each.state == OutreachMeeting.State.HELD]
    return render(request, "portal/outreach.html", {"page": OutreachPage(planned=planned, held=held[:MOST_HELD])})


@open_to("public")
@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The same as a calendar to subscribe to."""
    content = meetings_calendar(_meetings(), name=say("Sosialisasi"), at=timezone.now())
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")


def _meetings() -> list[MeetingLine]:
    tenant = institutions.installation().tenant
    return queries.public_meetings(tenant) if tenant else []
