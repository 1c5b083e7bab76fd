"""What became of people's ideas: the planning agenda, for everybody."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from lapor.actionplan.agenda import queries
from lapor.actionplan.agenda.errors import UnknownAgendaItem
from lapor.institutions import queries as institutions
from lapor.people.entry import open_to
from lapor.portal.pages.agenda import agenda_item_page, agenda_page
from lapor.ui.agenda_filters import AgendaFilterForm, agenda_filter_of


@open_to("public")
@require_safe
def agenda(request: HttpRequest) -> HttpResponse:
    """All items, narrowed by year, outcome, place and topic."""
    here = institutions.installation()
    form = AgendaFilterForm(request.GET, tenant=here.tenant, region=here.region)
    wanted = agenda_filter_of(form)
    return render(request, "portal/agenda.html", {"agenda": agenda_page(here.tenant, wanted=wanted), "form": form})


@open_to("public")
@require_safe
def item(request: HttpRequest, item: UUID) -> HttpResponse:
    """One item with its reports and everything that happened to it."""
    here = institutions.installation()
    try:
        found = queries.public_item(item, tenant=here.tenant)
    except UnknownAgendaItem as unknown:
        raise Http404 from unknown
    page = agenda_item_page(found, zone=here.zone, now=timezone.now())
    return render(request, "portal/agenda_item.html", {"agenda": page})
