"""Pages for when something went wrong, the language switch and the installation's own colour."""

import logging
import secrets
import sys
import traceback

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe
from django.views.i18n import set_language as django_set_language

from lapor.people.entry import PUBLIC, SignedOut, open_to
from lapor.ui.again import came_from_here, posted_fields
from lapor.ui.colours import accent_problem, in_the_dark

logger = logging.getLogger(__name__)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """An expired page: keeps every word that was typed and lets it be sent again with a fresh token.

    Only when the browser says that the form was ours; a form of somebody else's page is refused without that button.
    """
    reference = _noted(request, what="form refused", cause=reason.split(" - ")[0])
    fields = posted_fields(request) if came_from_here(request) else ()
    context = {
        "reference": reference,
        "fields": fields,
        "target": request.get_full_path(),
        "had_files": bool(request.FILES),
    }
    return render(request, "ui/csrf_failure.html", context, status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page of a request that cannot be understood."""
    return _error_page(request, status=400, cause=type(exception).__name__)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page of something that this person may not see or do; a form whose sender is signed out keeps its words."""
    if isinstance(exception, SignedOut):
        return _signed_out(request)
    return _error_page(request, status=403, cause=type(exception).__name__)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page of an address that leads nowhere; says nothing about what might be hidden."""
    return _error_page(request, status=404, cause=type(exception).__name__)


def server_error(request: HttpRequest) -> HttpResponse:
    """The page of a fault of ours. Stands alone: it reads no table and no setting of the installation.

    The log names the places in the code but not the error's words: these may hold what a person typed.
    """
    kind, _error, trace = sys.exc_info()
    reference = _noted(request, what="server error", cause=kind.__name__ if kind else "unknown")
    for frame in traceback.extract_tb(trace)[-12:]:
        logger.error("reference=%s at %s:%s in %s", reference, frame.filename, frame.lineno, frame.name)
    return render(None, "500.html", {"reference": reference}, status=500)


@open_to(PUBLIC)
@require_safe
@cache_control(public=True, max_age=31_536_000, immutable=True)
def accent_style(request: HttpRequest, accent: str) -> HttpResponse:
    """The style sheet that sets an installation's accent colour in both themes. Open to everybody."""
    colour = f"#{accent.lower()}"
    if accent_problem(colour):
        raise Http404
    return render(
        request, "ui/accent.css", {"light": colour, "dark": in_the_dark(colour)}, content_type="text/css; charset=utf-8"
    )


@open_to(PUBLIC)
@require_POST
def set_language(request: HttpRequest) -> HttpResponseBase:
    """Remembers the language in a cookie and goes back to the page that asked (`next`, on this site only)."""
    return django_set_language(request)


def _error_page(request: HttpRequest, *, status: int, cause: str) -> HttpResponse:
    reference = _noted(request, what=f"answered {status}", cause=cause)
    return render(request, f"{status}.html", {"reference": reference}, status=status)


def _signed_out(request: HttpRequest) -> HttpResponse:
    context = {
        "reference": _noted(request, what="form of somebody signed out", cause="SignedOut"),
        "fields": posted_fields(request),
        "target": request.get_full_path(),
        "had_files": bool(request.FILES),
    }
    return render(request, "ui/signed_out.html", context, status=403)


def _noted(request: HttpRequest, *, what: str, cause: str) -> str:
    """A short reference, in the log too. The log has no address: some hold a report's code."""
    reference = secrets.token_hex(4).upper()
    logger.warning("%s: reference=%s method=%s cause=%s", what, reference, request.method, cause)
    return reference
