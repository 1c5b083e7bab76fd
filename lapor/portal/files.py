"""Files behind signed, expiring addresses."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from lapor.attachments.queries import ServedFile, served_file
from lapor.people.entry import open_to
from lapor.portal.ranges import answer_range

_POLICY = "default-src 'none'; img-src 'self'; media-src 'self'; frame-ancestors 'none'; sandbox"


@open_to("link")
@require_safe
def serve_file(request: HttpRequest, token: str) -> HttpResponseBase:
    """The file that a signed address opens, or 404. Never as a page of ours: sandboxed, its type from our list. 1 statement."""
    now = timezone.now()
    served = served_file(token, at=now)
    if served is None:
        raise Http404
    wanted = _wanted_range(request) if served.may_seek else ""
    response = answer_range(served.place, wanted=wanted, media_type=served.media_type)
    _put_headers(response, served=served, now=now)
    return response


def _wanted_range(request: HttpRequest) -> str:
    """No validators are sent, so that whoever asks `If-Range` gets the whole. Source: RFC 9110, 13.1.5."""
    return "" if "If-Range" in request.headers else request.headers.get("Range", "")


def _put_headers(response: HttpResponseBase, *, served: ServedFile, now: datetime) -> None:
    seconds = int((served.until - now).total_seconds())
    name = content_disposition_header(as_attachment=not served.is_shown_inline, filename=served.name)
    response.headers["Content-Disposition"] = name or "attachment"
    response.headers["Content-Security-Policy"] = _POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = f"private, max-age={seconds}, immutable"
    response.headers["X-Robots-Tag"] = "noindex"
    if served.may_seek:
        response.headers["Accept-Ranges"] = "bytes"
