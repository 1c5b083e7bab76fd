"""What everybody may read: the list and its feed."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as now_text
from django.views.decorators.http import require_safe

from lapor.institutions import queries as institutions
from lapor.people.entry import open_to
from lapor.portal.filters import FilterForm, narrowing_of
from lapor.portal.pages.listing import LIST, feed_rows, list_page
from lapor.portal.pages.parts import local_day, report_url
from lapor.reports.public_lists import PublicRow


@open_to("public")
@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """Public reports, newest first, narrowed as asked. At most 8 statements at any size."""
    here = institutions.installation()
    form = FilterForm(request.GET, here=here)
    asked = narrowing_of(form, here=here)
    page = list_page(asked, here=here, before=request.GET.get("sebelum", ""), after=request.GET.get("sesudah", ""))
    return render(request, "portal/list.html", {"list": page, "form": form, "within": here.region})


@open_to("public")
@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The newest of the same list as an Atom feed."""
    here = institutions.installation()
    asked = narrowing_of(FilterForm(request.GET, here=here), here=here)
    atom = Atom1Feed(
        title=now_text("Laporan warga – %s") % here.name,
        link=f"{settings.BASE_URL}{LIST}",
        description=now_text("Laporan yang boleh dibaca semua orang."),
        language="id",
        feed_url=f"{settings.BASE_URL}{request.get_full_path()}",
    )
    for row in feed_rows(asked):
        _add(atom, row=row, zone=here.zone)
    return HttpResponse(atom.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _add(atom: Atom1Feed, *, row: PublicRow, zone: str) -> None:
    """One entry. The moment of an anonymous report is the beginning of its day."""
    moment = row.published_at
    if row.is_anonymous:
        moment = datetime.combine(local_day(moment, zone=zone), time.min, tzinfo=ZoneInfo(zone))
    atom.add_item(
        title=row.title,
        link=f"{settings.BASE_URL}{report_url(row.code)}",
        description=row.text,
        unique_id=f"{settings.BASE_URL}{report_url(row.code)}",
        pubdate=moment,
        updateddate=moment,
        categories=[row.topic] if row.topic else [],
    )
