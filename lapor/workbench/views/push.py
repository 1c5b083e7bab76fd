"""An officer's browser asks to be told of what waits, also while no page is open."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from lapor.intake.push import ask_to_be_told
from lapor.kit.refusals import Refusal
from lapor.people.entry import OFFICER, open_to
from lapor.ui.refused import refused_json
from lapor.workbench.context import visit


@open_to(OFFICER)
@require_POST
def push(request: HttpRequest) -> JsonResponse:
    """Keep the browser's subscription, or with `off` forget it. ≤ 4 statements besides the visit."""
    who = visit(request)
    try:
        ask_to_be_told(request, person=who.person, at=who.now)
    except Refusal as refusal:
        return refused_json(refusal)
    return JsonResponse({"code": "done"})
