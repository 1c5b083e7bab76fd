"""The three procedures, for everybody."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from lapor.actionplan.procedures.slugs import KINDS
from lapor.institutions import queries as institutions
from lapor.people.entry import open_to
from lapor.portal.pages.procedures import procedure_page, procedures_page


@open_to("public")
@require_safe
def procedures(request: HttpRequest) -> HttpResponse:
    """All three."""
    return render(request, "portal/procedures.html", {"this": procedures_page(_tenant())})


@open_to("public")
@require_safe
def procedure(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    """One of them, or an earlier version of it."""
    if slug not in KINDS:
        raise Http404
    page = procedure_page(_tenant(), kind=KINDS[slug], now=timezone.now(), number=number)
    return render(request, "portal/procedure.html", {"this": page})


def _tenant() -> UUID:
    """The installation's own tenant. Raises Http404 before it is set up."""
    here = institutions.installation()
    if here.tenant is None:
        raise Http404
    return here.tenant
