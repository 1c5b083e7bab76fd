"""The front page, and pages that explain."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from lapor.institutions import queries as institutions
from lapor.people.entry import open_to
from lapor.portal.pages.help import help_page
from lapor.portal.pages.home import home_page


@open_to("public")
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, in ten seconds, and the ways to file, follow and read."""
    here = institutions.installation()
    region = request.GET.get("wilayah", "")
    known = region if institutions.region_names(region[:13]) and region.startswith(f"{here.region}.") else ""
    return render(request, "portal/home.html", {"home": home_page(here, at=timezone.now(), region=known)})


@open_to("public")
@require_safe
def explain(request: HttpRequest) -> HttpResponse:
    """How it works, the limits and their law, in plain words."""
    return render(request, "portal/help.html", {"help": help_page(on=timezone.now().date())})


@open_to("public")
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is held about people, who may see it, and what they may ask."""
    return render(request, "portal/privacy.html")
