"""Answers: draft, return, send, send in part, enter from paper."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lapor.institutions import queries as institutions
from lapor.reports import services, workflow
from lapor.reports.case_detail_queries import Case
from lapor.reports.models import Response
from lapor.reports.services.draft import Answer
from lapor.reports.template_queries import Proposal
from lapor.workbench.forms.base import ActionForm, Step, area
from seed.readers import reasons

AS_WRITTEN = _("Pelapor membaca jawaban ini apa adanya, dengan nama kantor Anda dan buktinya.")


def draft_of(case: Case) -> Response | None:
    """The newest answer that was not sent yet."""
    open_ones = [response for response in case.responses if response.state != Response.State.SENT]
    return open_ones[-1] if open_ones else None


class Answering(ActionForm):
    """The fields that every answer has."""

    takes_files = True
    icon = "reply"
    found = area(_("Yang ditemukan"), rows=3, required=False)
    done_work = area(_("Yang dikerjakan"), rows=3, required=False)
    text = area(
        _("Jawaban untuk pelapor"), rows=6, hint=_("Jawab langsung yang ditanyakan, dengan tanggal dan tempat.")
    )
    no_evidence_reason = forms.CharField(
        label=_("Bila tanpa bukti, mengapa?"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )

    def prefilled(self, case: Case) -> Mapping[str, object]:
        """The draft as it stands."""
        draft = draft_of(case)
        if draft is None:
            return {}
        return {
            "found": draft.found,
            "done_work": draft.done,
            "text": draft.text,
            "no_evidence_reason": draft.no_evidence_reason,
        }

    def take(self, proposal: Proposal) -> None:
        """Fill the fields from a template; what it leaves open stays to be read and filled in."""
        filled = {"found": proposal.found, "done_work": proposal.done, "text": proposal.text}
        self.initial = {**self.initial, **filled}

    def answer(self, step: Step) -> Answer:
        """What was typed, as the service takes it."""
        values = self.cleaned_data
        return Answer(
            text=values["text"],
            found=values["found"],
            done=values["done_work"],
            no_evidence_reason=values["no_evidence_reason"],
            promised_on=values.get("promised_on"),
            files=step.files,
        )


class AnswerForm(Answering):
    """Send the substantive answer."""

    verb = "respond"
    title = _("Kirim jawaban dengan bukti…")
    button = _("Kirim jawaban")
    told = AS_WRITTEN
    done = _("Jawaban dikirim kepada pelapor.")
    undo = True
    found = area(_("Yang ditemukan"), rows=3)
    done_work = area(_("Yang dikerjakan"), rows=3)
    field_order = ("found", "done_work", "text")

    def act(self, step: Step) -> None:
        """Send it."""
        services.respond(
            step.report, answer=self.answer(step), approver=step.person, by=step.by, at=step.at, seen=step.seen
        )


class InterimForm(Answering):
    """Send an interim answer with a promised day."""

    verb = "respond_partly"
    title = _("Kirim jawaban sementara dengan janji tanggal…")
    button = _("Kirim jawaban sementara")
    told = _("Pelapor membaca jawaban ini dan tanggal janji Anda. Batas jawaban akhir tetap berjalan.")
    done = _("Jawaban sementara dikirim. Batas jawaban akhir tidak berubah.")
    icon = "clock"
    undo = True
    kind = forms.ChoiceField(label=_("Mengapa belum selesai"))
    promised_on = forms.DateField(
        label=_("Kabar berikutnya paling lambat"), widget=forms.DateInput(attrs={"type": "date"})
    )
    field_order = ("kind", "text", "promised_on")

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Pilih alasan")), *((each.name, each.name) for each in reasons("interim"))]
        del self.fields["no_evidence_reason"]

    def answer(self, step: Step) -> Answer:
        """The reason stands first in the words to the reporter."""
        values = self.cleaned_data
        return Answer(
            text=f"{values['kind']}. {values['text']}",
            found=values["found"],
            done=values["done_work"],
            promised_on=values["promised_on"],
            files=step.files,
        )

    def act(self, step: Step) -> None:
        """Send it."""
        services.respond_partly(
            step.report, answer=self.answer(step), approver=step.person, by=step.by, at=step.at, seen=step.seen
        )


class DraftForm(Answering):
    """Write or change the draft."""

    verb = "draft"
    title = _("Tulis konsep jawaban…")
    button = _("Kirim konsep ke pejabat penghubung")
    told = _("Pelapor belum membaca apa pun. Pejabat penghubung memeriksa konsep ini lebih dulu.")
    done = _("Konsep disimpan. Sekarang pejabat penghubung memeriksanya.")
    icon = "edit"

    def act(self, step: Step) -> None:
        """Keep it."""
        services.draft_response(
            step.report, answer=self.answer(step), author=step.person, by=step.by, at=step.at, seen=step.seen
        )


class ReturnDraftForm(ActionForm):
    """Give the draft back."""

    verb = "return_draft"
    title = _("Kembalikan konsep kepada pelaksana…")
    button = _("Kembalikan konsep")
    told = _("Pelapor tidak membaca catatan ini.")
    done = _("Konsep dikembalikan kepada pelaksana dengan catatan Anda.")
    icon = "undo"
    note = area(_("Yang perlu diperbaiki"), rows=3)

    @classmethod
    def fits(cls, case: Case) -> bool:
        """A draft waits for approval."""
        draft = draft_of(case)
        return draft is not None and draft.state == Response.State.SUBMITTED

    def act(self, step: Step) -> None:
        """Give it back."""
        services.return_draft(step.report, note=self.cleaned_data["note"], by=step.by, at=step.at, seen=step.seen)


class PaperForm(Answering):
    """Enter what an office without an account answered on paper."""

    verb = "paper"
    title = _("Masukkan jawaban yang datang lewat surat…")
    button = _("Simpan dan kirim jawaban")
    told = _("Pelapor membaca jawaban ini atas nama kantor itu. Lampirkan pindaian suratnya.")
    done = _("Jawaban surat dimasukkan dan dikirim kepada pelapor.")
    icon = "paper"

    @classmethod
    def fits(cls, case: Case) -> bool:
        """The leading office has no account and was written to."""
        lead = case.standing.lead
        if lead is None or "verifier" not in case.relations or not case.links:
            return False
        if not workflow.may_follow(case.report.state, "respond"):
            return False
        return institutions.office(lead.institution_id).reach != "account"

    def act(self, step: Step) -> None:
        """Enter it."""
        services.enter_paper_answer(step.report, answer=self.answer(step), verifier=step.person, by=step.by, at=step.at)
