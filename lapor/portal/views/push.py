"""A browser that keeps a report's key asks to be told of news, also while no page is open."""

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from lapor.intake.push import ask_to_be_told
from lapor.kit.refusals import Refusal
from lapor.people.entry import open_to
from lapor.portal.keys import own_report
from lapor.reports.errors import UnknownReport
from lapor.ui.refused import refused_json


@open_to("reporter")
@require_POST
def push(request: HttpRequest, code: str) -> JsonResponse:
    """Keep the browser's subscription, or with `off` forget it. ≤ 6 statements."""
    try:
        report = own_report(request, code=code)
        if report is None:
            raise UnknownReport
        ask_to_be_told(request, report=report.id, at=timezone.now())
    except Refusal as refusal:
        return refused_json(refusal)
    return JsonResponse({"code": "done"})
