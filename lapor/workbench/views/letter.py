"""The letter to an institution without an account."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from lapor.kit.actors import COORDINATOR, NATIONAL_ADMIN
from lapor.notifications.services import print_letter
from lapor.people.entry import open_to
from lapor.reports.errors import NotAllowed
from lapor.workbench.context import visit
from lapor.workbench.views.case import found_case


@open_to(COORDINATOR, NATIONAL_ADMIN)
@require_POST
def letter(request: HttpRequest, code: str) -> HttpResponse:
    """Print the letter with a fresh link; noted as delivered on paper."""
    who = visit(request)
    found = found_case(who, code=code)
    try:
        printed = print_letter(found.report.code, by=who.actor, at=who.now)
    except NotAllowed:
        raise Http404 from None
    response = HttpResponse(printed, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(True, f"surat-{found.report.code}.pdf") or "attachment"
    return response
