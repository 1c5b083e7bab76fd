"""Public figures and the map."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from lapor.institutions import queries as institutions
from lapor.people.entry import open_to
from lapor.portal.basemap import tiles_file, tiles_url
from lapor.portal.pages.map import map_page, map_points
from lapor.portal.pages.parts import local_day
from lapor.portal.pages.statistics import statistics_page
from lapor.portal.ranges import answer_range


@open_to("public")
@require_safe
def statistics(request: HttpRequest) -> HttpResponse:
    """The basic figures of a year, per month and per agency, each with its definition."""
    here = institutions.installation()
    today = local_day(timezone.now(), zone=here.zone)
    this_year = today.year
    asked = request.GET.get("tahun", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and 2000 <= int(asked[:6]) <= this_year else this_year
    page = statistics_page(here.tenant, year=year, today=today) if here.tenant else None
    return render(request, "portal/statistics.html", {"statistics": page, "year": year})


@open_to("public")
@require_safe
def map_of_reports(request: HttpRequest) -> HttpResponse:
    """Where public reports are; a table says the same without JavaScript."""
    here = institutions.installation()
    return render(request, "portal/map.html", {"map": map_page(here), "place": here.name})


@open_to("public")
@require_safe
def points(request: HttpRequest) -> HttpResponse:
    """The map's data."""
    response = JsonResponse(map_points(institutions.installation()))
    response.headers["Cache-Control"] = "public, max-age=60"
    return response


@open_to("public")
@require_safe
def base_map(request: HttpRequest) -> HttpResponseBase:
    """The operator's base map, in the parts that the browser asks for."""
    if not tiles_url():
        raise Http404
    wanted = request.headers.get("Range", "")
    response = answer_range(tiles_file(), wanted=wanted, media_type="application/vnd.pmtiles")
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response
