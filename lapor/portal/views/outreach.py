"""Outreach, for everybody: what is planned and what was held; numbers, never photos or notes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as say
from django.views.decorators.http import require_safe

from lapor.actionplan.outreach import queries
from lapor.actionplan.outreach.effect_queries import effect_of
from lapor.actionplan.outreach.effect_words import sum_words
from lapor.actionplan.outreach.ics import meetings_calendar
from lapor.actionplan.outreach.models import OutreachMeeting
from lapor.actionplan.outreach.queries import MeetingLine
from lapor.institutions import queries as institutions
from lapor.institutions.population_queries import population_sources
from lapor.kit.figures import Figure, FigureAsk
from lapor.people.entry import open_to
from lapor.portal.pages.outreach_map import outreach_map
from lapor.portal.pages.parts import local_day
from lapor.statistics.registry import definitions

MOST_HELD = 100
EFFECT = ("reports_before_visit", "reports_after_visit")


@dataclass(frozen=True, kw_only=True)
class OutreachPage:
    """What is planned, the next day first; what was held, the last day first; what first visits moved, with its definition."""

    planned: Sequence[MeetingLine]
    held: Sequence[MeetingLine]
    effect: Sequence[str]
    figures: Sequence[Figure]
    sources: Sequence[str]


@open_to("public")
@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """The calendar as a list, and what first visits moved. At most 9 statements."""
    found = _meetings()
    here = institutions.installation()
    today = local_day(timezone.now(), zone=here.zone)
    moved = effect_of(FigureAsk(tenant=here.tenant, since=date.min, until=today)) if here.tenant else None
    planned = [each for each in reversed(found) if each.state == OutreachMeeting.State.PLANNED]
    held = [each for each in found if each.state == OutreachMeeting.State.HELD]
    page = OutreachPage(
        planned=planned,
        held=held[:MOST_HELD],
        effect=sum_words(moved) if moved else (),
        figures=[definitions()[name] for name in EFFECT],
        sources=population_sources(here.region),
    )
    return render(request, "portal/outreach.html", {"this": page})


@open_to("public")
@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """Where people were told of the service and where not yet, as a map and as a table. At most 5 statements, 4 of them remembered."""
    here = institutions.installation()
    page = outreach_map(here, today=local_day(timezone.now(), zone=here.zone)) if here.tenant else None
    return render(request, "portal/outreach_map.html", {"this": page})


@open_to("public")
@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The same as a calendar to subscribe to."""
    content = meetings_calendar(_meetings(), name=say("Sosialisasi"), at=timezone.now())
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")


def _meetings() -> list[MeetingLine]:
    tenant = institutions.installation().tenant
    return queries.public_meetings(tenant) if tenant else []
