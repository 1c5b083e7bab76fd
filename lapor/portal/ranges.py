"""Parts of a large file, as browsers ask for them. Source: RFC 9110, 14."""

import re
from collections.abc import Iterator
from pathlib import Path

from django.http import FileResponse, HttpResponse, HttpResponseBase, StreamingHttpResponse

CHUNK = 256 * 1024
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


def answer_range(file: Path, *, wanted: str, media_type: str) -> HttpResponseBase:
    """The whole file, or the one span of bytes that `wanted` (the Range header) names; 416 for one that cannot be met."""
    size = file.stat().st_size
    span = _span(wanted, size=size)
    if span is None:
        return FileResponse(file.open("rb"), content_type=media_type)
    first, last = span
    if first > last:
        return HttpResponse(status=416, content_type=media_type, headers={"Content-Range": f"bytes */{size}"})
    part = StreamingHttpResponse(
        _pieces(file, first=first, length=last - first + 1), status=206, content_type=media_type
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
