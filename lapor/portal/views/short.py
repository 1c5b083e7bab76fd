"""The short address on posters and cards: it opens the form with the place or the office already chosen."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from lapor.institutions import queries as institutions
from lapor.institutions.short_addresses import is_served, office_marked
from lapor.people.entry import open_to

FORM = "/lapor/"
LONGEST = 20


@open_to("public")
@require_safe
def open_form(request: HttpRequest, code: str) -> HttpResponse:
    """To the form; a code that nobody knows gets a page that says so, with the way to the form. At most 3 statements."""
    if len(code) <= LONGEST and is_served(code):
        return redirect(f"{FORM}?{urlencode({'wilayah': code})}")
    office = office_marked(code)
    if office is None:
        return render(request, "portal/short_unknown.html", status=404)
    brought = {"kantor": str(office.id)}
    if office.tenant != institutions.installation().tenant:
        brought["wilayah"] = office.region
    return redirect(f"{FORM}?{urlencode(brought)}")
