"""A case for an institution without an account: accept it, answer it, or say that it is somebody else's."""

from dataclasses import dataclass
from datetime import datetime

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from lapor.kit.refusals import Refusal
from lapor.people.entry import open_to
from lapor.portal.forms import OfficeAnswerForm, OfficeDeclineForm
from lapor.portal.keys import unseen
from lapor.portal.pages.office import office_page
from lapor.portal.uploads import Sending, new_sending, sending_of
from lapor.reports import services
from lapor.reports.errors import BadLink, MissingReason
from lapor.reports.services.draft import Answer
from lapor.reports.services.link import LinkedCase


@dataclass(frozen=True, kw_only=True)
class Told:
    """What the office is told after a step."""

    done: Promise
    next: Promise
    may_go_back: bool = False


ACCEPTED = Told(
    done=_("Tercatat: kantor Anda menangani laporan ini."),
    next=_("Jawab lewat tautan yang sama sebelum batas waktunya. Pelapor sudah diberi tahu."),
    may_go_back=True,
)
ANSWERED = Told(
    done=_("Jawaban Anda sudah dikirim kepada pelapor."),
    next=_(
        "Bila pelapor menyatakan belum selesai, koordinator memeriksanya lagi. Sekarang tidak ada yang perlu Anda kerjakan."
    ),
)
PROMISED = Told(
    done=_("Jawaban sementara Anda sudah dikirim kepada pelapor."),
    next=_("Kirim jawaban akhir lewat tautan yang sama, paling lambat pada tanggal yang Anda janjikan."),
    may_go_back=True,
)
DECLINED = Told(
    done=_("Tercatat: bukan wewenang kantor Anda."),
    next=_("Koordinator mencarikan kantor yang tepat. Tidak ada lagi yang perlu Anda kerjakan."),
)


@open_to("link")
@require_http_methods(["GET", "HEAD", "POST"])
def office_case(request: HttpRequest, token: str) -> HttpResponse:
    """The case behind the link; a post does one step and thanks. A refusal keeps what was typed."""
    at = timezone.now()
    try:
        linked = services.open_office_link(token, at=at)
    except BadLink as refusal:
        context = {"refusal": f"{refusal.message} {refusal.next_step}"}
        return unseen(render(request, "portal/office_gone.html", context, status=refusal.status))
    if request.method != "POST":
        return _page(request, linked=linked, token=token, at=at)
    return _step(request, linked=linked, token=token, at=at)


def _step(request: HttpRequest, *, linked: LinkedCase, token: str, at: datetime) -> HttpResponse:
    step = request.POST.get("langkah", "")
    if step not in {"terima", "jawab", "bukan"}:
        raise Http404
    form: Form = OfficeDeclineForm(request.POST) if step == "bukan" else OfficeAnswerForm(request.POST)
    sending = sending_of(request, at=at, added_by=linked.actor.ref)
    if sending.problems or sending.is_removing:
        return _page(request, linked=linked, token=token, at=at, form=form, sending=sending)
    try:
        told = _do(step, linked=linked, form=form, sending=sending, at=at)
    except Refusal as refusal:
        return _page(request, linked=linked, token=token, at=at, form=form, sending=sending, refusal=refusal)
    back = f"/kantor/{token}/" if told.may_go_back else ""
    context = {"done": told.done, "next": told.next, "back_url": back}
    return unseen(render(request, "portal/office_done.html", context))


def _do(step: str, *, linked: LinkedCase, form: Form, sending: Sending, at: datetime) -> Told:
    report, by = linked.report.id, linked.actor
    if step == "terima":
        services.accept_report(report, by=by, at=at)
        return ACCEPTED
    if not form.is_valid():
        raise MissingReason
    typed = form.cleaned_data
    if step == "bukan":
        reason = "\n".join(part for part in (typed["reason"], typed["suggestion"]) if part and typed["reason"])
        services.decline_report(report, reason=reason, suggestion=None, by=by, at=at)
        return DECLINED
    answer = Answer(
        text=typed["text"],
        found=typed["found"],
        done=typed["done"],
        no_evidence_reason=typed["no_evidence_reason"],
        promised_on=typed["promised_on"] if typed["kind"] == "partial" else None,
        files=sending.ids,
    )
    if typed["kind"] == "partial":
        services.respond_partly(report, answer=answer, approver=None, by=by, at=at)
        return PROMISED
    services.respond(report, answer=answer, approver=None, by=by, at=at)
    return ANSWERED


def _page(
    request: HttpRequest,
    *,
    linked: LinkedCase,
    token: str,
    at: datetime,
    form: Form | None = None,
    sending: Sending | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    context = {
        "office": office_page(linked, token=token, at=at),
        "answer": form if isinstance(form, OfficeAnswerForm) else OfficeAnswerForm(),
        "decline": form if isinstance(form, OfficeDeclineForm) else OfficeDeclineForm(),
        "bound": [form] if form is not None and refusal is not None else [],
        "sending": sending or new_sending(),
        "refusal": f"{refusal.message} {refusal.next_step}" if refusal else "",
    }
    status = refusal.status if refusal else 422 if sending and sending.problems else 200
    return unseen(render(request, "portal/office.html", context, status=status))
