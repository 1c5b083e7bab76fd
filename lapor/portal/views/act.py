"""What a reporter does with a report of theirs: every post goes through intake or the services of reports."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from lapor.audit.models import Event
from lapor.intake.message import WordMessage
from lapor.intake.services import receive_word
from lapor.kit import actors
from lapor.kit.masking import Known, mask
from lapor.kit.refusals import Refusal
from lapor.people.entry import open_to
from lapor.portal.forms import ConfirmForm, ContestForm, DisputeForm, ObjectForm, WordForm
from lapor.portal.keys import own_report
from lapor.portal.pages.done import next_words
from lapor.portal.pages.parts import follow_url
from lapor.portal.uploads import Sending, sending_of
from lapor.portal.views.follow import Forms, ask_for_key, empty_forms, own_page
from lapor.reports import services
from lapor.reports.errors import MissingReason, UnknownReport
from lapor.reports.models import Report
from lapor.ui import again
from lapor.vault.match import own_name_in

CHANNEL = "web_form"
AFFIRMED = _("Terima kasih. Nilai Anda tercatat; laporan ditutup setelah pemeriksaan di luar kantor itu.")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One post: whose report, the form that was filled in, what was sent along, and when."""

    report: Report
    form: django_forms.Form
    sending: Sending
    at: datetime

    def typed(self, name: str) -> str:
        """What was typed into a field."""
        return str(self.form.cleaned_data.get(name) or "")

    def masked(self, name: str) -> str:
        """What was typed, with the reporter's own name and numbers of persons masked."""
        text = self.typed(name)
        return mask(text, known=Known(name=own_name_in(text, ref=self.report.reporter_ref))).text if text else ""


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing that a reporter may do: its form on the page, the call, and the words when it is done."""

    form: str
    run: Callable[[Asked], object]
    done: Promise


def _answer(asked: Asked) -> object:
    return _word(asked, is_answer=True)


def _add(asked: Asked) -> object:
    return _word(asked, is_answer=False)


def _word(asked: Asked, *, is_answer: bool) -> object:
    message = WordMessage(
        channel=CHANNEL,
        message_id=asked.sending.message_id,
        report=asked.report.id,
        text=asked.typed("text"),
        files=asked.sending.ids,
        is_answer=is_answer,
    )
    return receive_word(message, at=asked.at)


def _confirm(asked: Asked) -> object:
    by = actors.reporter(asked.report.id)
    score = int(asked.typed("score"))
    return services.confirm_settled(asked.report.id, score=score, comment=asked.masked("comment"), by=by, at=asked.at)


def _rate(asked: Asked) -> object:
    by = actors.reporter(asked.report.id)
    score = int(asked.typed("score"))
    return services.rate_report(asked.report.id, score=score, comment=asked.masked("comment"), by=by, at=asked.at)


def _dispute(asked: Asked) -> object:
    by = actors.reporter(asked.report.id)
    return services.dispute_response(asked.report.id, reason=asked.masked("reason"), score=None, by=by, at=asked.at)


def _contest(asked: Asked) -> object:
    by = actors.reporter(asked.report.id)
    decision, text = asked.typed("decision"), asked.masked("text")
    return services.contest_decision(asked.report.id, decision=decision, text=text, by=by, at=asked.at)


def _object(asked: Asked) -> object:
    by = actors.reporter(asked.report.id)
    return services.object_to_answer(asked.report.id, text=asked.typed("text"), by=by, at=asked.at)


def _withdraw(asked: Asked) -> object:
    return services.withdraw_report(asked.report.id, by=actors.reporter(asked.report.id), at=asked.at)


def _restore(asked: Asked) -> object:
    return services.restore_report(asked.report.id, by=actors.reporter(asked.report.id), at=asked.at)


STEPS: Mapping[str, Step] = {
    "jawab": Step(form="word", run=_answer, done=_("Jawaban Anda sudah terkirim.")),
    "tambah": Step(form="word", run=_add, done=_("Tambahan Anda sudah masuk ke laporan.")),
    "selesai": Step(form="confirm", run=_confirm, done=_("Terima kasih. Laporan Anda ditutup sebagai selesai.")),
    "nilai": Step(form="rate", run=_rate, done=_("Terima kasih, nilai Anda sudah tercatat.")),
    "belum": Step(form="dispute", run=_dispute, done=_("Laporan Anda dibuka kembali.")),
    "keberatan": Step(form="contest", run=_contest, done=_("Keberatan Anda tercatat. Petugas lain yang memutuskan.")),
    "keberatan-informasi": Step(form="object", run=_object, done=_("Keberatan Anda dikirim kepada atasan kantor itu.")),
    "cabut": Step(form="", run=_withdraw, done=_("Laporan Anda dicabut.")),
    "buka": Step(form="", run=_restore, done=_("Laporan Anda dibuka kembali.")),
}
FORMS: Mapping[str, tuple[type[django_forms.Form], str]] = {
    "word": (WordForm, "kata_%s"),
    "confirm": (ConfirmForm, "selesai_%s"),
    "rate": (ConfirmForm, "nilai_%s"),
    "dispute": (DisputeForm, "belum_%s"),
    "object": (ObjectForm, "kip_%s"),
    "contest": (ContestForm, "keberatan_%s"),
}


@open_to("reporter")
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, code: str, step: str) -> HttpResponse:
    """Do one step for the reporter, then say what was done, who acts now and until when. A refusal keeps what was typed."""
    if step not in STEPS:
        raise Http404
    report = _own(request, code=code)
    if report is None:
        return ask_for_key(code)
    if request.method != "POST":
        return HttpResponseRedirect(follow_url(report.code))
    if step == "cabut" and not again.is_confirmed(request):
        return _ask_withdrawal(request, report=report)
    return _do(request, report=report, step=STEPS[step])


def _own(request: HttpRequest, *, code: str) -> Report | None:
    try:
        return own_report(request, code=code)
    except UnknownReport:
        return None


def _do(request: HttpRequest, *, report: Report, step: Step) -> HttpResponse:
    at = timezone.now()
    sending = sending_of(request, at=at, added_by="reporter", ref=report.reporter_ref)
    kind, auto_id = FORMS.get(step.form, (django_forms.Form, ""))
    form = kind(request.POST, auto_id=auto_id)
    forms = _with(form, name=step.form)
    if sending.is_removing or sending.problems:
        return own_page(request, report=report, at=at, forms=forms, sending=sending)
    try:
        if not form.is_valid():
            raise MissingReason
        happened = step.run(Asked(report=report, form=form, sending=sending, at=at))
    except Refusal as refusal:
        return own_page(request, report=report, at=at, forms=forms, sending=sending, refusal=refusal)
    done = AFFIRMED if isinstance(happened, Event) and happened.kind == "affirmed" else step.done
    messages.success(request, f"{done} {next_words(report.id, at=at)}")
    return HttpResponseRedirect(follow_url(report.code))


def _with(form: django_forms.Form, *, name: str) -> Forms:
    return replace(empty_forms(), **{name: form}) if name else empty_forms()


def _ask_withdrawal(request: HttpRequest, *, report: Report) -> HttpResponse:
    return again.ask_first(
        request,
        title=_("Cabut laporan ini?"),
        text=_(
            "Kantor berhenti menangani laporan ini dan laporan tidak tampil lagi untuk umum. "
            "Anda bisa membukanya kembali kapan saja dari halaman ini."
        ),
        action=_("Ya, cabut laporan"),
        back_url=follow_url(report.code),
    )
