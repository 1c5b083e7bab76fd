"""An officer's browser asks to be told of what waits, also while no page is open."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from lapor.intake.errors import TooManyTries
from lapor.intake.limits import allow
from lapor.kit.refusals import Refusal
from lapor.notifications.services import Browser, subscribe, unsubscribe
from lapor.people.entry import OFFICER, open_to
from lapor.workbench.context import visit

_ASKED, _SECONDS = 30, 3600


@open_to(OFFICER)
@require_POST
def push(request: HttpRequest) -> JsonResponse:
    """Keep the browser's subscription, or with `off` forget it. ≤ 5 statements besides the visit."""
    who, endpoint = visit(request), request.POST.get("endpoint", "")
    try:
        if not allow("push", request, limit=_ASKED, per_seconds=_SECONDS):
            raise TooManyTries
        if request.POST.get("off"):
            unsubscribe(endpoint=endpoint, person=who.person)
        else:
            keys = {name: request.POST.get(name, "") for name in ("p256dh", "auth")}
            subscribe(Browser(endpoint=endpoint, **keys), person=who.person, at=who.now)
    except Refusal as refusal:
        message = f"{refusal.message} {refusal.next_step}"
        return JsonResponse({"code": refusal.code, "message": message}, status=refusal.status)
    return JsonResponse({"code": "done"})
