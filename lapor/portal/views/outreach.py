"""Outreach, for everybody: what was held and what is planned."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as say
from django.views.decorators.http import require_safe

from lapor.actionplan.outreach import queries
from lapor.actionplan.outreach.ics import meetings_calendar
from lapor.institutions import queries as institutions
from lapor.people.entry import open_to


@open_to("public")
@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """The list."""
    return render(request, "portal/outreach.html", {"meetings": tuple(_meetings())})


@open_to("public")
@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The same as a calendar to subscribe to."""
    content = meetings_calendar(_meetings(), name=say("Sosialisasi"), at=timezone.now())
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")


def _meetings() -> list[queries.MeetingLine]:
    tenant = institutions.installation().tenant
    return queries.public_meetings(tenant) if tenant else []
