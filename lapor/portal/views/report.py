"""The public page of one report, and "saya juga mengalami"."""

import secrets

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as now_text
from django.views.decorators.http import require_http_methods, require_safe

from lapor.intake.limits import allow
from lapor.intake.sealing import keyed_hash
from lapor.people.entry import open_to
from lapor.portal.basemap import tiles_url
from lapor.portal.keys import bare_code
from lapor.portal.pages.now import zone_of
from lapor.portal.pages.parts import local_day, report_url
from lapor.portal.pages.report import report_page
from lapor.reports import public_lists
from lapor.reports.errors import UnknownReport
from lapor.reports.models import Report
from lapor.reports.services import support_report

DEVICE_COOKIE = "perangkat"
_A_YEAR = 365 * 24 * 60 * 60
_SUPPORTS, _SUPPORT_SECONDS = 60, 3600
_LONGEST_DEVICE = 64


@open_to("public")
@require_safe
def public_report(request: HttpRequest, code: str) -> HttpResponse:
    """A report that everybody may read; 404 for none and for one that is not public: the two are never told apart."""
    report = public_or_404(code)
    if request.path != report_url(report.code):
        return HttpResponseRedirect(report_url(report.code))
    page = report_page(report, at=timezone.now())
    points = [{"lat": page.pin.latitude, "lon": page.pin.longitude, "title": page.title}] if page.pin else []
    context = {"report": page, "map_data": {"points": points}, "tiles": tiles_url()}
    return render(request, "portal/report.html", context)


@open_to("public")
@require_http_methods(["GET", "HEAD", "POST"])
def support(request: HttpRequest, code: str) -> HttpResponse:
    """Count this device once: somebody else has the same problem."""
    report = public_or_404(code)
    response = HttpResponseRedirect(report_url(report.code))
    if request.method != "POST":
        return response
    if not allow("support", request, limit=_SUPPORTS, per_seconds=_SUPPORT_SECONDS):
        messages.warning(request, now_text("Terlalu banyak dari tempat ini sekaligus. Coba lagi satu jam lagi."))
        return response
    device = request.COOKIES.get(DEVICE_COOKIE, "")[:_LONGEST_DEVICE] or secrets.token_urlsafe(24)
    today = local_day(timezone.now(), zone=zone_of(report))
    count = support_report(report.id, device=keyed_hash(device, purpose="supporting device"), on=today)
    words = now_text("Terima kasih. %(count)d warga menyatakan juga mengalami hal ini; kantor ikut melihat angkanya.")
    messages.success(request, words % {"count": count})
    response.set_cookie(DEVICE_COOKIE, device, max_age=_A_YEAR, httponly=True, samesite="Lax", secure=settings.HTTPS)
    return response


def public_or_404(code: str) -> Report:
    """The report that everybody may read; 404 for any other."""
    try:
        report = public_lists.public_report(bare_code(code))
    except UnknownReport:
        report = None
    if report is None:
        raise Http404
    return report
