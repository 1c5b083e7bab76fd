"""The verifier's forms: checking, classifying, the public words, a sound's transcript."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from lapor.attachments.models import Attachment
from lapor.reports import services
from lapor.reports.case_detail_queries import Case
from lapor.reports.case_queries import title_of
from lapor.reports.models import Report
from lapor.workbench.forms.base import PROCEDURES, ActionForm, Step, TopicField, area
from lapor.workbench.labels import topic_label

TITLE = _("Judul untuk umum")
TEXT = _("Teks untuk umum")


class PublicFilesField(forms.TypedMultipleChoiceField):
    """The reporter's own pictures and recordings that the public may see; none unless the officer looked and ticked."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Foto dan berkas untuk umum"),
            required=False,
            coerce=UUID,
            widget=forms.CheckboxSelectMultiple,
            help_text=_("Centang hanya yang tidak memperlihatkan wajah, pelat nomor, atau data pribadi."),
        )


def offer_files(form: ActionForm) -> None:
    """Fill the field with the case's files, or take it away where nothing may or can be shown."""
    field = form.fields["public_files"]
    assert isinstance(field, PublicFilesField)
    case = form.case
    own = [file for file in case.files if file.added_by == "reporter"] if case is not None else []
    if case is None or not own or not case.report.may_be_public:
        del form.fields["public_files"]
        return
    field.choices = [(str(file.id), file.name) for file in own]
    form.initial["public_files"] = [str(file.id) for file in own if file.shown == Attachment.Shown.PUBLIC]


class VerifyForm(ActionForm):
    """Check a report and set what the public reads."""

    verb = "verify"
    title = _("Verifikasi laporan…")
    button = _("Verifikasi")
    told = _("Pelapor melihat judul, teks, dan topik ini, di samping tulisannya sendiri yang tidak berubah.")
    done = _("Laporan diverifikasi.")
    icon = "accept"
    topic = TopicField(label=_("Topik"), help_text=_("Ketik sebagian nama topik."))
    procedure = forms.ChoiceField(
        label=_("Prosedur"), choices=PROCEDURES, help_text=_("Menentukan batas waktu jawaban.")
    )
    public_title = forms.CharField(label=TITLE, max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}))
    public_text = area(TEXT, rows=8, hint=_("Hapus nama orang, nomor HP, dan NIK sebelum diterbitkan."))
    public_files = PublicFilesField()

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        offer_files(self)

    def prefilled(self, case: Case) -> Mapping[str, object]:
        """The reporter's own words and choices."""
        report = case.report
        default = report.topic.default_procedure if report.topic else ""
        return {
            "topic": topic_label(report.topic, tenant=self.tenant),
            "procedure": default if default and report.report_class == Report.Class.COMPLAINT else report.procedure,
            "public_title": report.public_title or report.title or title_of(report),
            "public_text": report.public_text or report.body,
        }

    @classmethod
    def fits(cls, case: Case) -> bool:
        """A sound alone is written down first."""
        return bool(case.report.body)

    def act(self, step: Step) -> None:
        """Check it."""
        services.verify_report(step.report, by=step.by, at=step.at, seen=step.seen, **self.cleaned_data)


class ReclassifyForm(ActionForm):
    """Change topic or procedure."""

    verb = "reclassify"
    title = _("Ubah topik atau prosedur…")
    button = _("Simpan perubahan")
    told = _("Pelapor membaca perubahan dan alasannya, dan boleh berkeberatan satu kali.")
    done = _("Topik dan prosedur diubah. Batas jawaban tetap dihitung sejak laporan masuk.")
    icon = "tag"
    topic = TopicField(label=_("Topik"))
    procedure = forms.ChoiceField(label=_("Prosedur"), choices=PROCEDURES)
    reason = area(_("Alasan"), rows=2)

    def prefilled(self, case: Case) -> Mapping[str, object]:
        """What holds now."""
        return {"topic": topic_label(case.report.topic, tenant=self.tenant), "procedure": case.report.procedure}

    def act(self, step: Step) -> None:
        """Change it."""
        services.reclassify_report(step.report, by=step.by, at=step.at, seen=step.seen, **self.cleaned_data)


class EditPublicForm(ActionForm):
    """Change what the public reads."""

    verb = "edit_public"
    title = _("Ubah judul dan teks untuk umum…")
    button = _("Simpan perubahan")
    told = _("Pelapor melihat perbedaannya dan alasannya, dan boleh berkeberatan satu kali.")
    done = _("Judul dan teks untuk umum diubah. Tulisan asli pelapor tetap tersimpan.")
    icon = "edit"
    public_title = forms.CharField(label=TITLE, max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}))
    public_text = area(TEXT, rows=8)
    public_files = PublicFilesField()
    reason = area(_("Alasan"), rows=2)

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        offer_files(self)

    def prefilled(self, case: Case) -> Mapping[str, object]:
        """What the public reads now."""
        return {"public_title": case.report.public_title, "public_text": case.report.public_text}

    def act(self, step: Step) -> None:
        """Change it."""
        services.edit_public_text(step.report, by=step.by, at=step.at, seen=step.seen, **self.cleaned_data)


class TranscribeForm(ActionForm):
    """Write down what a sound says."""

    verb = "transcribe"
    title = _("Tulis isi rekaman suara…")
    button = _("Simpan isi rekaman")
    told = _("Pelapor melihat tulisan ini di samping rekamannya. Rekaman tetap menjadi aslinya.")
    done = _("Isi rekaman disimpan. Sekarang laporan bisa diverifikasi.")
    icon = "sound"
    attachment = forms.TypedChoiceField(label=_("Rekaman"), coerce=UUID)
    words = area(_("Isi rekaman"), rows=8, hint=_("Tulis kata demi kata sambil mendengarkan."))

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        sounds = self._sounds()
        field = self.fields["attachment"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [(str(sound.id), sound.name) for sound in sounds]
        if len(sounds) == 1:
            field.widget = forms.HiddenInput()
            self.initial["attachment"] = str(sounds[0].id)

    def _sounds(self) -> list[Attachment]:
        files = self.case.files if self.case is not None else ()
        return [file for file in files if file.kind == Attachment.Kind.SOUND]

    @classmethod
    def fits(cls, case: Case) -> bool:
        """There is a sound."""
        return any(file.kind == Attachment.Kind.SOUND for file in case.files)

    def act(self, step: Step) -> None:
        """Keep the words."""
        services.transcribe_sound(step.report, by=step.by, at=step.at, seen=step.seen, **self.cleaned_data)
