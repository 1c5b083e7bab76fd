"""`/lapor/potongan/`: a file in pieces, by the open protocol tus 1.0, so that a thin line with breaks gets it through.

Source: tus resumable upload protocol 1.0.0, core with the extensions creation, expiration and termination.
"""

from base64 import b64decode
from binascii import Error as BadBase64
from datetime import datetime
from email.utils import format_datetime

from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from lapor.attachments import pieces, store
from lapor.attachments.errors import UploadBusy, WrongOffset
from lapor.attachments.names import name_like
from lapor.attachments.pieces import Upload
from lapor.intake.drafts import DraftFile, seal_file
from lapor.intake.errors import TooManyTries
from lapor.intake.limits import allow
from lapor.intake.sealing import NotSealed, open_text, seal_text
from lapor.kit.refusals import Refusal
from lapor.people.entry import PUBLIC, open_to

VERSION = "1.0.0"
HANDED_OUT = "Lapor-File"
BEGINNINGS, PIECES, PER_SECONDS = 400, 12_000, 600
PURPOSE, NAME_LIMIT = "name of a file in pieces", 200
OFFSET_STREAM = "application/offset+octet-stream"


class _Asked:
    """What is wrong with a request of the protocol, as the status that the protocol names."""

    METHOD, VERSION, TYPE, NUMBER = 405, 412, 415, 400


@open_to(PUBLIC)
@csrf_exempt
@never_cache
def begin_upload(request: HttpRequest) -> HttpResponse:
    """OPTIONS says what is spoken here; POST with Upload-Length begins an upload. No statement."""
    if request.method == "OPTIONS":
        answer = HttpResponse(status=204)
        answer["Tus-Extension"] = "creation,expiration,termination"
        answer["Tus-Max-Size"] = str(store.SIZE_LIMIT)
        return _spoken(answer)
    if request.method != "POST":
        return _wrong(_Asked.METHOD, allowed="OPTIONS, POST")
    if request.headers.get("Tus-Resumable") != VERSION:
        return _wrong(_Asked.VERSION)
    length = _number(request.headers.get("Upload-Length", ""))
    if length is None:
        return _wrong(_Asked.NUMBER)
    if not allow("upload", request, limit=BEGINNINGS, per_seconds=PER_SECONDS):
        return _refused(TooManyTries())
    try:
        title = _title(request.headers.get("Upload-Metadata", ""))[:NAME_LIMIT]
        upload = pieces.begin(length, title=seal_text(title.encode(), purpose=PURPOSE), at=timezone.now())
    except Refusal as refusal:
        return _refused(refusal)
    answer = HttpResponse(status=201)
    answer["Location"] = reverse("web_form:pieces", args=[upload.name])
    return _told(answer, upload=upload)


@open_to(PUBLIC)
@csrf_exempt
@never_cache
def take_piece(request: HttpRequest, upload: str) -> HttpResponse:
    """HEAD says how far it came, PATCH adds a piece, DELETE takes it away. No statement; 3 for the last piece."""
    if request.method not in {"HEAD", "PATCH", "DELETE"}:
        return _wrong(_Asked.METHOD, allowed="HEAD, PATCH, DELETE")
    if request.headers.get("Tus-Resumable") != VERSION:
        return _wrong(_Asked.VERSION)
    at = timezone.now()
    try:
        if request.method == "DELETE":
            pieces.forget(upload)
            return _spoken(HttpResponse(status=204))
        if request.method == "HEAD":
            return _told(HttpResponse(status=200), upload=pieces.upload_of(upload, at=at))
        return _patched(request, name=upload, at=at)
    except Refusal as refusal:
        return _refused(refusal)


def _patched(request: HttpRequest, *, name: str, at: datetime) -> HttpResponse:
    offset = _number(request.headers.get("Upload-Offset", ""))
    if request.content_type != OFFSET_STREAM:
        return _wrong(_Asked.TYPE)
    if offset is None:
        return _wrong(_Asked.NUMBER)
    if not allow("piece", request, limit=PIECES, per_seconds=PER_SECONDS):
        return _refused(TooManyTries())
    try:
        return _told(HttpResponse(status=204), upload=pieces.append(name, offset=offset, source=request, at=at))
    except UnreadablePostError:
        # The line broke. What came is kept; nobody is there to read this answer.
        return _wrong(_Asked.NUMBER)


def _told(answer: HttpResponse, *, upload: Upload) -> HttpResponse:
    answer["Upload-Offset"] = str(upload.offset)
    answer["Upload-Length"] = str(upload.length)
    answer["Upload-Expires"] = format_datetime(upload.until, usegmt=True)
    whole = pieces.whole_file(upload.name) if upload.offset == upload.length else None
    if whole is not None:
        name = name_like(_opened(whole.title), staged=whole.name)
        answer[HANDED_OUT] = seal_file(DraftFile(id=whole.id, name=name, size=whole.size, kind=whole.kind))
    return _spoken(answer)


def _opened(title: str) -> str:
    try:
        return open_text(title, purpose=PURPOSE).decode()
    except NotSealed:
        # The server has another secret than when the upload began; the file then has a plain name.
        return ""


def _refused(refusal: Refusal) -> HttpResponse:
    """The protocol's own refusals keep their status; others say in words what to do."""
    words = {
        "code": refusal.code,
        "message": _("%(message)s %(next_step)s") % {"message": refusal.message, "next_step": refusal.next_step},
        "next_step": str(refusal.next_step),
    }
    answer = JsonResponse(words, status=refusal.status)
    if isinstance(refusal, UploadBusy | WrongOffset | TooManyTries):
        answer["Retry-After"] = "3"
    return _spoken(answer)


def _wrong(status: int, *, allowed: str = "") -> HttpResponse:
    answer = HttpResponse(status=status)
    if allowed:
        answer["Allow"] = allowed
    return _spoken(answer)


def _spoken(answer: HttpResponse) -> HttpResponse:
    answer["Tus-Resumable"] = VERSION
    answer["Tus-Version"] = VERSION
    return answer


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None


def _title(metadata: str) -> str:
    """The file's name out of the pairs `key base64`."""
    for pair in metadata.split(",")[:20]:
        key, _blank, value = pair.strip().partition(" ")
        if key == "filename":
            try:
                return b64decode(value, validate=True).decode("utf-8", "replace")
            except BadBase64:
                return ""
    return ""
