"""Is it really settled: the outside validator's look, and the decision on supporters' contrary votes."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lapor.reports import services
from lapor.workbench.forms.base import ActionForm, Step, area

SETTLED, NOT_SETTLED = "settled", "not_settled"
STANDS, REOPENS = "stands", "reopens"


class ValidateForm(ActionForm):
    """Say after a look whether the matter is settled."""

    verb = "validate_closure"
    title = _("Periksa: apakah benar selesai?")
    button = _("Kirim hasil pemeriksaan")
    told = _("Pelapor membaca hasil ini dengan nama kantor Anda. Nama Anda tidak ditampilkan.")
    done = _("Hasil pemeriksaan dikirim.")
    icon = "audit"
    takes_files = True
    result = forms.ChoiceField(
        label=_("Hasil"),
        choices=(
            (SETTLED, _("Benar selesai: laporan ditutup")),
            (NOT_SETTLED, _("Belum selesai: laporan dibuka kembali")),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih hasil pemeriksaan.")},
    )
    remark = area(
        _("Yang Anda lihat di lokasi"),
        rows=3,
        required=False,
        hint=_("Boleh kosong bila ada foto. Sebut tanggal dan tempatnya."),
    )

    def act(self, step: Step) -> None:
        """Say it for the office that was asked to look."""
        validator = self.case.report.validator_id if self.case is not None else None
        services.validate_closure(
            step.report,
            is_settled=self.cleaned_data["result"] == SETTLED,
            remark=self.cleaned_data["remark"],
            photos=step.files,
            institution=validator or step.office,
            by=step.by,
            at=step.at,
            seen=step.seen,
        )


class ReviewForm(ActionForm):
    """Decide on contrary votes of supporters."""

    verb = "review_closure"
    title = _("Putuskan suara pendukung…")
    button = _("Kirim keputusan")
    told = _("Semua orang boleh membaca keputusan ini dan alasannya.")
    done = _("Keputusan atas suara pendukung dicatat.")
    icon = "official"
    result = forms.ChoiceField(
        label=_("Keputusan"),
        choices=((STANDS, _("Jawaban tetap berlaku")), (REOPENS, _("Laporan dibuka kembali"))),
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih satu keputusan.")},
    )
    reason = area(_("Alasan"), rows=3)

    def clean(self) -> dict[str, Any]:
        """Only where votes wait for a decision."""
        values: dict[str, Any] = super().clean() or {}
        if self.case is not None and self.case.report.review_since is None:
            raise ValidationError(_("Tidak ada suara pendukung yang menunggu keputusan."))
        return values

    def act(self, step: Step) -> None:
        """Decide."""
        services.review_closure(
            step.report,
            reopens=self.cleaned_data["result"] == REOPENS,
            reason=self.cleaned_data["reason"],
            by=step.by,
            at=step.at,
            seen=step.seen,
        )
