"""`/lapor/kertas/`: forms to print for a village. Open to everybody: there is nothing in them yet."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from lapor.channels.web_form.paper_form import PaperForm
from lapor.channels.web_form.places import is_known, label_of
from lapor.channels.web_form.sheets import MOST_SHEETS, make_sheets
from lapor.intake.limits import allow
from lapor.people.entry import PUBLIC, open_to

PRINTS, PER_SECONDS = 30, 600


@dataclass(frozen=True, kw_only=True)
class PaperPage:
    """The form that asks for the village, and, once it is known, where its sheets are."""

    form: PaperForm
    place: str = ""
    address: str = ""
    count: int = 0


@open_to(PUBLIC)
@cache_control(private=True)
@require_safe
def paper_forms(request: HttpRequest) -> HttpResponse:
    """Which village, how many sheets, and the way to them. ≤ 3 statements."""
    form = PaperForm(request.GET if request.GET else None)
    page = PaperPage(form=form)
    if form.is_bound and form.is_valid():
        region, count = form.place.code, form.cleaned_data["sheets"]
        address = f"/lapor/kertas/formulir.pdf?{urlencode({'region': region, 'sheets': count})}"
        page = PaperPage(form=form, place=label_of(region), address=address, count=count)
    return render(request, "web_form/paper.html", {"this": page})


@open_to(PUBLIC)
@never_cache
@require_safe
def paper_sheets(request: HttpRequest) -> HttpResponse:
    """The sheets as PDF. ≤ 3 statements, remembered."""
    region, asked = request.GET.get("region", ""), request.GET.get("sheets", "1")
    if not is_known(region):
        raise Http404
    if not allow("paper", request, limit=PRINTS, per_seconds=PER_SECONDS):
        return render(request, "429.html", status=429)
    count = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 1
    answer = HttpResponse(make_sheets(region, count=min(count, MOST_SHEETS)), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="formulir-{region}.pdf"'
    return answer
