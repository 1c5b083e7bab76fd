"""`/kerja/terima/surat/`: a stack of letters is scanned at once and worked off one after the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lapor.channels.walk_in.desk import ROLES, desk_of, show
from lapor.channels.walk_in.forms import sentence_of
from lapor.intake import counter_queries as waiting
from lapor.intake.counter_queries import WaitingScan
from lapor.intake.scans import LARGEST_SCAN
from lapor.intake.services import drop_scan, keep_scan
from lapor.kit.refusals import Refusal
from lapor.people.entry import open_to


@dataclass(frozen=True, kw_only=True)
class StackPage:
    """What waits, oldest first."""

    scans: Sequence[WaitingScan]
    first: str
    upload_url: str
    zone: str


@open_to(*ROLES)
@require_safe
def stack(request: HttpRequest) -> HttpResponse:
    """The list, with a place to drop more. 3 statements."""
    desk = desk_of(request)
    scans = waiting.waiting_scans(desk.offices)
    page = StackPage(
        scans=scans,
        first=str(scans[0].id) if scans else "",
        upload_url=reverse("walk_in:add"),
        zone=desk.office.zone,
    )
    return show(request, "walk_in/stack.html", work=page)


@open_to(*ROLES)
@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """One or more scans. JavaScript sends them one by one and is answered `{token, name, size}` or `{message}`."""
    desk, problem, status = desk_of(request), "", 200
    kept: list[tuple[str, str, int]] = []
    for upload in request.FILES.getlist("file"):
        try:
            kept.append(_kept(upload, institution=desk.office.id, at=desk.now))
        except Refusal as refusal:
            problem, status = sentence_of(refusal), refusal.status
    if request.headers.get("Accept", "").startswith("application/json"):
        if problem or not kept:
            return JsonResponse(
                {"message": problem or _("Belum ada berkas yang dipilih.")}, status=status if problem else 422
            )
        token, name, size = kept[-1]
        return JsonResponse({"token": token, "name": name, "size": size})
    if problem:
        messages.error(request, problem)
    return HttpResponseRedirect(reverse("walk_in:stack"))


@open_to(*ROLES)
@require_safe
def content(request: HttpRequest, scan: UUID) -> HttpResponse:
    """The scan itself, opened in memory, for the officer who types it in."""
    desk = desk_of(request)
    found = waiting.waiting_scan(scan, institutions=desk.offices)
    if found is None:
        raise Http404
    response = HttpResponse(waiting.content_of(found), content_type=found.media_type)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Disposition"] = "inline"
    return response


@open_to(*ROLES)
@require_POST
def drop(request: HttpRequest, scan: UUID) -> HttpResponse:
    """It is no report."""
    desk = desk_of(request)
    try:
        drop_scan(scan, institutions=desk.offices)
        messages.success(request, _("Pindaian dihapus."))
    except Refusal as refusal:
        messages.error(request, sentence_of(refusal))
    return HttpResponseRedirect(reverse("walk_in:stack"))


def _kept(upload: object, *, institution: UUID, at: datetime) -> tuple[str, str, int]:
    assert isinstance(upload, UploadedFile)
    raw = upload.read(LARGEST_SCAN + 1)
    key = keep_scan(raw, name=upload.name or "", institution=institution, at=at)
    return str(key), upload.name or "surat", len(raw)
