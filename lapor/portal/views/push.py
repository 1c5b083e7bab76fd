"""A browser that keeps a report's key asks to be told of news, also while no page is open."""

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from lapor.intake.errors import TooManyTries
from lapor.intake.limits import allow
from lapor.kit.refusals import Refusal
from lapor.notifications.services import Browser, subscribe, unsubscribe
from lapor.people.entry import open_to
from lapor.portal.keys import own_report
from lapor.reports.errors import UnknownReport

_ASKED, _SECONDS = 30, 3600


@open_to("reporter")
@require_POST
def push(request: HttpRequest, code: str) -> JsonResponse:
    """Keep the browser's subscription, or with `off` forget it. ≤ 6 statements."""
    try:
        report = own_report(request, code=code)
        if report is None:
            raise UnknownReport
        if not allow("push", request, limit=_ASKED, per_seconds=_SECONDS):
            raise TooManyTries
        endpoint = request.POST.get("endpoint", "")
        if request.POST.get("off"):
            unsubscribe(endpoint=endpoint, report=report.id)
        else:
            keys = {name: request.POST.get(name, "") for name in ("p256dh", "auth")}
            subscribe(Browser(endpoint=endpoint, **keys), report=report.id, at=timezone.now())
    except Refusal as refusal:
        message = f"{refusal.message} {refusal.next_step}"
        return JsonResponse({"code": refusal.code, "message": message}, status=refusal.status)
    return JsonResponse({"code": "done"})
