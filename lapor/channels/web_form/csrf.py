"""The check that a form is ours, asked by the view itself: an expired page then keeps its text and its files."""

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware


class _Asking(CsrfViewMiddleware):
    """Says the reason in place of a page of its own."""

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse:
        return HttpResponse(reason, status=403)


def refusal_reason(request: HttpRequest) -> str:
    """Why the form's token does not hold; empty when it does."""
    asking = _Asking(_nothing)
    asking.process_request(request)
    answer = asking.process_view(request, _nothing, (), {})
    return answer.content.decode() if isinstance(answer, HttpResponse) else ""


def _nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse()
