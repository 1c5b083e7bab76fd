"""Words: a question or a message to the reporter, a note inside the offices."""

from django.utils.translation import gettext_lazy as _

from lapor.reports import services
from lapor.workbench.forms.base import ActionForm, Step, area

AS_WRITTEN = _("Pelapor membaca tulisan ini apa adanya, dengan nama kantor Anda. Nama Anda tidak ditampilkan.")


class AskForm(ActionForm):
    """Ask the reporter for what is missing."""

    verb = "ask"
    title = _("Tanya pelapor…")
    button = _("Kirim pertanyaan")
    told = _("Pelapor membaca pertanyaan ini apa adanya. Selama menunggu jawaban, jam berhenti; batasnya 30 hari.")
    done = _("Pertanyaan dikirim. Sekarang menunggu jawaban pelapor; jam berhenti sampai dijawab.")
    icon = "question"
    undo = True
    text = area(_("Pertanyaan"), hint=_("Satu hal saja, dengan kalimat pendek."))

    def act(self, step: Step) -> None:
        """Ask."""
        services.ask_reporter(
            step.report, text=self.cleaned_data["text"], institution=step.office, by=step.by, at=step.at, seen=step.seen
        )


class ReplyForm(ActionForm):
    """Write to the reporter."""

    verb = "reply"
    title = _("Tulis pesan kepada pelapor…")
    button = _("Kirim pesan")
    told = AS_WRITTEN
    done = _("Pesan dikirim kepada pelapor. Batas waktu tidak berubah.")
    icon = "comment"
    undo = True
    text = area(_("Pesan"))

    def act(self, step: Step) -> None:
        """Write."""
        services.reply_to_reporter(
            step.report, text=self.cleaned_data["text"], institution=step.office, by=step.by, at=step.at, seen=step.seen
        )


class NoteForm(ActionForm):
    """Keep a note inside the offices."""

    verb = "note"
    title = _("Tulis catatan internal…")
    button = _("Simpan catatan")
    told = _("Pelapor dan masyarakat tidak pernah membaca catatan ini.")
    done = _("Catatan disimpan. Batas waktu tidak berubah.")
    icon = "edit"
    text = area(_("Catatan"), rows=3)

    def act(self, step: Step) -> None:
        """Keep it."""
        services.write_note(
            step.report,
            text=self.cleaned_data["text"],
            institution=step.office,
            author=step.person,
            by=step.by,
            at=step.at,
        )
