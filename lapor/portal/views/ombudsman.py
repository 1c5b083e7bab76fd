"""The file for the Ombudsman: made for the reporter, with consent, and handed out at once."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods

from lapor.kit import actors
from lapor.kit.refusals import Refusal
from lapor.people.entry import open_to
from lapor.portal.keys import own_report, unseen
from lapor.portal.pages.parts import follow_url
from lapor.portal.views.follow import ask_for_key, own_page
from lapor.reports.errors import UnknownReport
from lapor.reports.models import Report
from lapor.reports.services import make_ombudsman_file


@open_to("reporter")
@require_http_methods(["GET", "HEAD", "POST"])
def ombudsman(request: HttpRequest, code: str) -> HttpResponse:
    """The PDF, or the page again with the reason why not."""
    report = _own(request, code=code)
    if report is None:
        return ask_for_key(code)
    if request.method != "POST":
        return HttpResponseRedirect(follow_url(report.code))
    at = timezone.now()
    try:
        made = make_ombudsman_file(
            report.id, consents=request.POST.get("consents") == "yes", by=actors.reporter(report.id), at=at
        )
    except Refusal as refusal:
        return own_page(request, report=report, at=at, refusal=refusal)
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(True, f"ombudsman-{report.code}.pdf") or "attachment"
    return unseen(response)


def _own(request: HttpRequest, *, code: str) -> Report | None:
    try:
        return own_report(request, code=code)
    except UnknownReport:
        return None
