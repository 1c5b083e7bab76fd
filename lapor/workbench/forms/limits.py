"""Limits and whom one waits for: the extension and the objection under KIP, and another institution that is waited for."""

from django.utils.translation import gettext_lazy as _

from lapor.reports import services
from lapor.workbench.forms.base import ActionForm, OfficeField, Step, area


class ExtendForm(ActionForm):
    """Lengthen the answer limit of a KIP request once."""

    verb = "extend"
    title = _("Perpanjang batas permohonan informasi…")
    button = _("Perpanjang sekali")
    told = _("Pelapor membaca alasan ini dan batas yang baru. Perpanjangan hanya boleh satu kali.")
    done = _("Batas jawaban diperpanjang. Pelapor diberi tahu alasannya.")
    icon = "calendar"
    reason = area(_("Alasan tertulis"), rows=3)

    def act(self, step: Step) -> None:
        """Lengthen it."""
        services.extend_answer(step.report, reason=self.cleaned_data["reason"], by=step.by, at=step.at, seen=step.seen)


class WaitForForm(ActionForm):
    """Name the institution that one waits for."""

    verb = "wait_for"
    title = _("Menunggu instansi lain…")
    button = _("Catat")
    told = _("Pelapor membaca instansi mana yang ditunggu. Batas waktu tetap berjalan.")
    done = _("Instansi yang ditunggu dicatat. Batas waktu tidak berubah.")
    icon = "clock"
    institution = OfficeField(label=_("Instansi yang ditunggu"), help_text=_("Ketik sebagian nama kantor."))
    reason = area(_("Apa yang ditunggu, dan mengapa"), rows=2)

    def act(self, step: Step) -> None:
        """Name it."""
        services.wait_for_institution(step.report, by=step.by, at=step.at, seen=step.seen, **self.cleaned_data)


class ObjectionForm(ActionForm):
    """The superior answers an objection under the law on public information."""

    verb = "answer_objection"
    title = _("Jawab keberatan pemohon informasi…")
    button = _("Kirim jawaban atas keberatan")
    told = _("Pemohon membaca jawaban ini apa adanya, sebagai jawaban atasan.")
    done = _("Jawaban atas keberatan dikirim kepada pemohon.")
    icon = "official"
    text = area(_("Jawaban atas keberatan"))

    def act(self, step: Step) -> None:
        """Answer."""
        services.answer_objection(step.report, text=self.cleaned_data["text"], by=step.by, at=step.at, seen=step.seen)
