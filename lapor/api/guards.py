"""What is checked before an operation runs: media type, size, and the rate from one address."""

from collections.abc import Callable, Collection
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from lapor.api.errors import RequestTooLarge, WrongMediaType, WrongMethod, answer_of

View = Callable[..., HttpResponse]


def guarded(view: View, *, methods: Collection[str]) -> View:
    """Refuse bodies that are too large or not JSON before anything is read, and say 405 in the one shape.

    `methods` are those of the address; another one is refused for that, whatever it carries.
    """

    @wraps(view)
    def guard(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.method == "POST" and "POST" in methods:
            if _length(request) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
                return answer_of(RequestTooLarge())
            if request.content_type != "application/json":
                return answer_of(WrongMediaType())
        response = view(request, *args, **kwargs)
        if isinstance(response, HttpResponseNotAllowed):
            allowed = response["Allow"]
            response = answer_of(WrongMethod())
            response["Allow"] = allowed
        return response

    return guard


def _length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0
