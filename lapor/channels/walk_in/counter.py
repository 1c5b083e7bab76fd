"""`/kerja/terima/`: an officer takes down a report; name and contact are sealed as it is sent, and nobody here sees them again."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lapor.attachments import queries as attachments
from lapor.attachments.services import stage_file
from lapor.channels.walk_in.choices import office_labels, topic_labels
from lapor.channels.walk_in.desk import ROLES, Desk, desk_of, show
from lapor.channels.walk_in.forms import CounterForm, sentence_of
from lapor.channels.walk_in.inbound import message_of
from lapor.channels.walk_in.receipts import remember_key
from lapor.institutions import queries as institutions
from lapor.intake import counter_queries as waiting
from lapor.intake.counter_queries import WaitingScan
from lapor.intake.errors import UnknownScan
from lapor.intake.queries import held_conversations
from lapor.intake.services import drop_scan, receive
from lapor.kit.codes import format_code
from lapor.kit.ids import new_id
from lapor.kit.refusals import Refusal
from lapor.people.entry import open_to
from lapor.reports.errors import BadContact, MissingContact
from lapor.ui.shapes import FileItem


@dataclass(frozen=True, kw_only=True)
class CounterPage:
    """The form beside a scan, if one is being typed in."""

    form: CounterForm
    message: UUID
    files: Sequence[FileItem]
    upload_url: str
    topics: Sequence[str]
    offices: Sequence[str]
    within: str
    scan: WaitingScan | None
    scan_url: str
    is_picture: bool
    scans_waiting: int
    held_waiting: int
    problem: str = ""


@open_to(*ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def counter(request: HttpRequest) -> HttpResponse:
    """The form, and what it sends. ≤ 14 statements for the one that files."""
    desk = desk_of(request)
    return _posted(request, desk=desk) if request.method == "POST" else _begin(request, desk=desk)


@open_to(*ROLES)
@require_POST
def stage(request: HttpRequest, message: UUID) -> JsonResponse:
    """Stage one photo or file for the report that is being written: `{token, name, size}` or `{message}`."""
    desk, upload = desk_of(request), request.FILES.get("file")
    if not isinstance(upload, UploadedFile):
        return JsonResponse({"message": _("Belum ada berkas yang dipilih. Pilih berkas, lalu kirim lagi.")}, status=422)
    try:
        file = stage_file(
            upload, name=upload.name or "", draft=_draft(message, desk=desk), at=desk.now, added_by="reporter"
        )
    except Refusal as refusal:
        return JsonResponse({"message": sentence_of(refusal)}, status=refusal.status)
    return JsonResponse({"token": str(file.id), "name": file.name, "size": file.size})


def _begin(request: HttpRequest, *, desk: Desk) -> HttpResponse:
    """An empty form with the defaults of this desk; with a scan beside it when one was chosen."""
    scan = _scan(request, key=request.GET.get("surat", ""), desk=desk)
    first = (
        {"region": desk.region, "region_text": ", ".join(institutions.region_names(desk.region))}
        if desk.is_local
        else {}
    )
    form = CounterForm(desk=desk, initial={**first, "source": "letter" if scan else "walk_in"})
    return show(request, "walk_in/counter.html", work=_page(form, desk=desk, message=new_id(), scan=scan))


def _posted(request: HttpRequest, *, desk: Desk) -> HttpResponse:
    form = CounterForm(request.POST, desk=desk)
    asked, message = request.POST.get("surat", ""), _key(request.POST.get("kiriman", ""))
    scan = _scan(request, key=asked, desk=desk)
    files = _files(request, message=message, desk=desk)
    page = _page(form, desk=desk, message=message, scan=scan, files=files)
    if "remove_berkas" in request.POST or (asked and scan is None) or not form.is_valid():
        return show(request, "walk_in/counter.html", work=page, status=422)
    try:
        return _file(request, form=form, page=page, desk=desk)
    except Refusal as refusal:
        contact = isinstance(refusal, MissingContact | BadContact)
        form.add_error("phone" if contact else None, sentence_of(refusal))
        return show(request, "walk_in/counter.html", work=page, status=refusal.status)


def _file(request: HttpRequest, *, form: CounterForm, page: CounterPage, desk: Desk) -> HttpResponse:
    files = [UUID(file.token) for file in page.files]
    if page.scan is not None and form.cleaned_data["keeps_scan"]:
        files.append(_attached(page.scan, message=page.message, desk=desk))
    receipt = receive(message_of(form.cleaned_data, message=page.message, files=files, desk=desk), at=desk.now)
    if page.scan is not None:
        drop_scan(page.scan.id, institutions=desk.offices)
    remember_key(request, code=receipt.code, key=receipt.access_key)
    return HttpResponseRedirect(reverse("walk_in:receipt", args=[format_code(receipt.code)]))


def _attached(scan: WaitingScan, *, message: UUID, desk: Desk) -> UUID:
    draft = _draft(message, desk=desk)
    content = io.BytesIO(waiting.content_of(scan))
    return stage_file(content, name="surat", draft=draft, at=desk.now, added_by="reporter").id


def _files(request: HttpRequest, *, message: UUID, desk: Desk) -> tuple[FileItem, ...]:
    """The files that the form carries, with those that came with it where there is no JavaScript, without the one just removed."""
    draft, tokens = _draft(message, desk=desk), set(request.POST.getlist("berkas"))
    for upload in request.FILES.getlist("file"):
        try:
            kept = stage_file(upload, name=upload.name or "", draft=draft, at=desk.now, added_by="reporter")
        except Refusal as refusal:
            messages.error(request, sentence_of(refusal))
            continue
        tokens.add(str(kept.id))
    tokens.discard(request.POST.get("remove_berkas", ""))
    found = [file for file in attachments.staged_of(draft) if str(file.id) in tokens]
    return tuple(FileItem(name=file.name, size=file.size, token=str(file.id)) for file in found)


def _page(
    form: CounterForm, *, desk: Desk, message: UUID, scan: WaitingScan | None, files: Sequence[FileItem] = ()
) -> CounterPage:
    return CounterPage(
        form=form,
        message=message,
        files=files,
        upload_url=reverse("walk_in:stage", args=[message]),
        topics=list(topic_labels(desk.tenant)),
        offices=list(office_labels(desk.tenant)),
        within=desk.region,
        scan=scan,
        scan_url=reverse("walk_in:content", args=[scan.id]) if scan else "",
        is_picture=scan is not None and scan.media_type.startswith("image/"),
        scans_waiting=len(waiting.waiting_scans(desk.offices)),
        held_waiting=len(held_conversations(desk.tenant)),
    )


def _scan(request: HttpRequest, *, key: str, desk: Desk) -> WaitingScan | None:
    """The scan of that key; says so when somebody else has filed it."""
    scan = waiting.waiting_scan(_key(key), institutions=desk.offices) if key else None
    if key and scan is None:
        messages.error(request, sentence_of(UnknownScan()))
    return scan


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return new_id()


def _draft(message: UUID, *, desk: Desk) -> str:
    """Files of this officer and this form alone."""
    return f"{message.hex}{desk.person.hex}"[:64]
