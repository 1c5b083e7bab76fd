"""Files behind signed, expiring addresses."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from lapor.attachments.queries import ServedFile, served_file
from lapor.people.entry import open_to

CHUNK = 256 * 1024
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
_POLICY = "default-src 'none'; img-src 'self'; media-src 'self'; frame-ancestors 'none'; sandbox"


@open_to("link")
@require_safe
def serve_file(request: HttpRequest, token: str) -> HttpResponseBase:
    """The file that a signed address opens, or 404. Never as a page of ours: sandboxed, its type from our list. 1 statement."""
    now = timezone.now()
    served = served_file(token, at=now)
    if served is None:
        raise Http404
    response = _answer(served, wanted=_wanted_range(request) if served.may_seek else "")
    _put_headers(response, served=served, now=now)
    return response


def _wanted_range(request: HttpRequest) -> str:
    """No validators are sent, so that whoever asks `If-Range` gets the whole. Source: RFC 9110, 13.1.5."""
    return "" if "If-Range" in request.headers else request.headers.get("Range", "")


def _answer(served: ServedFile, *, wanted: str) -> HttpResponseBase:
    size = served.place.stat().st_size
    span = _span(wanted, size=size)
    if span is None:
        return FileResponse(served.place.open("rb"), content_type=served.media_type)
    first, last = span
    if first > last:
        return HttpResponse(status=416, content_type=served.media_type, headers={"Content-Range": f"bytes */{size}"})
    part = StreamingHttpResponse(
        _pieces(served.place, first=first, length=last - first + 1), status=206, content_type=served.media_type
    )
    part.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    part.headers["Content-Length"] = str(last - first + 1)
    return part


def _span(wanted: str, *, size: int) -> tuple[int, int] | None:
    """First and last byte of a single range; None for what is to be ignored, first > last for what cannot be met.

    Source: RFC 9110, 14.1.2 and 14.2.
    """
    asked = _RANGE.fullmatch(wanted)
    if not asked or asked.group(1) == asked.group(2) == "":
        return None
    first, last = asked.groups()
    if not first:
        return (max(size - int(last), 0), size - 1) if int(last) else (size, size - 1)
    if last and int(last) < int(first):
        return None
    return int(first), min(int(last) if last else size - 1, size - 1)


def _pieces(file: Path, *, first: int, length: int) -> Iterator[bytes]:
    with file.open("rb") as source:
        source.seek(first)
        while length > 0 and (piece := source.read(min(CHUNK, length))):
            length -= len(piece)
            yield piece


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
