"""A refusal for a script of ours that waits for the answer."""

from django.http import JsonResponse

from lapor.kit.refusals import Refusal


def refused_json(refusal: Refusal) -> JsonResponse:
    """Code, and one text that says what is wrong and what to do next, with the refusal's own status."""
    message = f"{refusal.message} {refusal.next_step}"
    return JsonResponse({"code": refusal.code, "message": message}, status=refusal.status)
