"""What is held about a reporter, and what they may ask for under the law on personal data; opened with their own key."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as now_text
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from lapor.intake.contacts import named_contact, reach_of
from lapor.kit import actors
from lapor.kit.codes import format_code
from lapor.kit.masking import Known, mask
from lapor.kit.refusals import Refusal
from lapor.people.entry import open_to
from lapor.portal.forms import ContactForm
from lapor.portal.keys import kept_key, own_report, unseen
from lapor.portal.pages.now import zone_of
from lapor.portal.pages.own_data import everything_of, own_data_page
from lapor.portal.pages.parts import follow_url
from lapor.portal.views.follow import ask_for_key
from lapor.reports.errors import UnknownReport
from lapor.reports.models import Report
from lapor.ui import again
from lapor.ui.dates import hour, long_day
from lapor.vault import rights
from lapor.vault.match import own_name_in
from lapor.vault.rights import RightsRequest


@dataclass(frozen=True, kw_only=True)
class Right:
    """Something to ask for: what is asked before, and its word in the vault."""

    kind: str
    title: Promise
    text: Promise
    action: Promise


RIGHTS: Mapping[str, Right] = {
    "salinan": Right(
        kind=RightsRequest.Kind.ACCESS,
        title=_("Minta penjelasan tertulis?"),
        text=_(
            "Semua yang kami simpan bisa Anda lihat dan unduh di halaman ini. Bila ada yang kurang atau tidak jelas, petugas "
            "menjelaskan dalam 3×24 jam; jawabannya tampil di halaman ini."
        ),
        action=_("Ya, minta penjelasan"),
    ),
    "ralat": Right(
        kind=RightsRequest.Kind.CORRECT,
        title=_("Kirim permintaan perbaikan ini?"),
        text=_("Petugas menjawab dalam 3×24 jam. Nama dan nomor dalam tulisan Anda disensor sebelum dibaca petugas."),
        action=_("Ya, kirim"),
    ),
    "batasi": Right(
        kind=RightsRequest.Kind.RESTRICT,
        title=_("Batasi pemakaian data Anda?"),
        text=_(
            "Nama dan kontak Anda tetap disimpan, tetapi tidak dipakai lagi. Anda tidak menerima kabar lewat kontak itu; "
            "bukalah halaman lacak. Laporan tetap ditangani."
        ),
        action=_("Ya, batasi"),
    ),
    "tarik": Right(
        kind=RightsRequest.Kind.WITHDRAW_CONSENT,
        title=_("Tarik persetujuan Anda?"),
        text=_(
            "Berlaku saat ini juga: tidak ada lagi kabar ke kontak Anda, dan identitas Anda tidak dibuka untuk petugas. "
            "Laporan tetap ditangani dan dapat dilihat dengan kunci akses."
        ),
        action=_("Ya, tarik persetujuan"),
    ),
    "hapus": Right(
        kind=RightsRequest.Kind.ERASE,
        title=_("Hapus nama dan kontak Anda?"),
        text=_(
            "Setelah dihapus tidak ada yang bisa mengembalikannya, kami pun tidak. Kantor tidak bisa lagi mengabari Anda. "
            "Isi laporan tetap tersimpan tanpa nama, dan kunci akses Anda tetap berlaku. Petugas memutuskan dalam 3×24 jam; "
            "perkara hukum dapat menunda penghapusan."
        ),
        action=_("Ya, minta dihapus"),
    ),
}


@open_to("reporter")
@require_safe
def own_data(request: HttpRequest, code: str) -> HttpResponse:
    """What is held, masked, who looked, and what was asked for with its limit."""
    report = _own(request, code=code)
    return _page(request, report=report) if report else ask_for_key(code)


@open_to("reporter")
@require_safe
def take_along(request: HttpRequest, code: str) -> HttpResponse:
    """Everything that is held, in clear, as a file."""
    report = _own(request, code=code)
    if report is None:
        return ask_for_key(code)
    response = JsonResponse(everything_of(report, access_key=kept_key(request, code=report.code)))
    response.headers["Content-Disposition"] = f'attachment; filename="data-{format_code(report.code)}.json"'
    return unseen(response)


@open_to("reporter")
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, code: str, right: str) -> HttpResponse:
    """Correct the contact at once, or ask for a right after saying what it means."""
    report = _own(request, code=code)
    if report is None:
        return ask_for_key(code)
    if right != "perbaiki" and right not in RIGHTS:
        raise Http404
    if request.method != "POST":
        return HttpResponseRedirect(_url(report))
    return (
        _correct(request, report=report) if right == "perbaiki" else _ask(request, report=report, right=RIGHTS[right])
    )


def _ask(request: HttpRequest, *, report: Report, right: Right) -> HttpResponse:
    if not again.is_confirmed(request):
        return again.ask_first(request, title=right.title, text=right.text, action=right.action, back_url=_url(report))
    try:
        asked = rights.ask_right(
            report.reporter_ref,
            kind=right.kind,
            stream=report.stream,
            tenant=report.tenant_id,
            words=_words(request, report=report) if right.kind == RightsRequest.Kind.CORRECT else "",
            by=actors.reporter(report.id),
            at=timezone.now(),
        )
    except Refusal as refusal:
        return _page(request, report=report, refusal=refusal)
    if asked.state == RightsRequest.State.DONE:
        messages.success(request, now_text("Persetujuan Anda sudah ditarik. Data Anda tidak dipakai lagi."))
    else:
        zone = zone_of(report)
        until = f"{long_day(asked.due_at, zone=zone)}, {hour(asked.due_at, zone=zone)}"
        messages.success(request, now_text("Permintaan Anda tercatat. Dijawab paling lambat %s.") % until)
    return HttpResponseRedirect(_url(report))


def _words(request: HttpRequest, *, report: Report) -> str:
    """What is wrong, in the reporter's words, without their own name; numbers are masked by the vault."""
    text = request.POST.get("words", "")[:2000]
    return mask(text, known=Known(name=own_name_in(text, ref=report.reporter_ref))).text if text.strip() else ""


def _correct(request: HttpRequest, *, report: Report) -> HttpResponse:
    form = ContactForm(request.POST)
    if not form.is_valid():
        return _page(request, report=report, form=form, status=422)
    name, phone, email = (form.cleaned_data[field] for field in ("name", "phone", "email"))
    try:
        contact = (
            reach_of(phone=phone, email=email) if report.is_anonymous else named_contact(name, phone=phone, email=email)
        )
        rights.correct_contact(
            report.reporter_ref,
            access_key=kept_key(request, code=report.code),
            contact=contact,
            stream=report.stream,
            by=actors.reporter(report.id),
            at=timezone.now(),
        )
    except Refusal as refusal:
        return _page(request, report=report, form=form, refusal=refusal)
    messages.success(request, now_text("Kontak Anda sudah diganti. Kabar berikutnya dikirim ke kontak yang baru."))
    return HttpResponseRedirect(_url(report))


def _page(
    request: HttpRequest,
    *,
    report: Report,
    form: ContactForm | None = None,
    refusal: Refusal | None = None,
    status: int = 200,
) -> HttpResponse:
    said = f"{refusal.message} {refusal.next_step}" if refusal else ""
    key = kept_key(request, code=report.code)
    page = own_data_page(report, access_key=key, form=form or ContactForm(), refusal=said)
    return unseen(render(request, "portal/own_data.html", {"own": page}, status=refusal.status if refusal else status))


def _own(request: HttpRequest, *, code: str) -> Report | None:
    try:
        return own_report(request, code=code)
    except UnknownReport:
        return None


def _url(report: Report) -> str:
    return f"{follow_url(report.code)}data/"
