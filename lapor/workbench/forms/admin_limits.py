"""The forms about limits: an institution's own shorter one, and one that is only tried."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lapor.reports import deadlines
from lapor.reports.clocks import LONGEST_LIMIT
from lapor.reports.rules import NoRule
from lapor.workbench.forms.admin_offices import AdminForm
from lapor.workbench.forms.base import PROCEDURES, OfficeField

STEP_NAMES: dict[str, str | Promise] = {
    deadlines.VERIFY: _("Memeriksa laporan (verifikasi)"),
    deadlines.RESPOND: _("Menanggapi laporan"),
    deadlines.ANSWER: _("Jawaban untuk pelapor"),
    deadlines.CLOSE: _("Ditutup bila tidak ada kabar"),
    deadlines.COMPLETE: _("Pelapor melengkapi"),
    "file": _("Melapor sejak pelayanan diterima"),
    deadlines.DECIDE: _("Keputusan yang mengikat"),
    deadlines.ESCALATE: _("Satu tingkat eskalasi"),
    deadlines.VALIDATE: _("Pemeriksaan hasil (validasi)"),
    deadlines.EXTEND: _("Perpanjangan (KIP)"),
    deadlines.OBJECT: _("Mengajukan keberatan (KIP)"),
    deadlines.ANSWER_OBJECTION: _("Jawaban atas keberatan (KIP)"),
    deadlines.OMBUDSMAN: _("Jalur Ombudsman terbuka"),
}
# Limits of offices; those of reporters are never made shorter.
OWN_STEPS = (
    deadlines.VERIFY,
    deadlines.RESPOND,
    deadlines.ANSWER,
    deadlines.DECIDE,
    deadlines.ESCALATE,
    deadlines.VALIDATE,
    deadlines.ANSWER_OBJECTION,
)


class _RuleForm(AdminForm):
    """A procedure's step and a limit in days."""

    procedure = forms.ChoiceField(label=_("Prosedur"), choices=PROCEDURES)
    step = forms.ChoiceField(label=_("Langkah"), choices=[(step, STEP_NAMES[step]) for step in OWN_STEPS])
    limit = forms.IntegerField(label=_("Jumlah hari"), min_value=1, max_value=LONGEST_LIMIT)

    def clean(self) -> dict[str, Any]:
        """Only for a step that the rules know for this procedure."""
        values: dict[str, Any] = super().clean() or {}
        if {"procedure", "step"} <= values.keys():
            try:
                deadlines.law_of(values["step"], procedure=values["procedure"], on=timezone.localdate())
            except NoRule:
                raise ValidationError(_("Prosedur itu tidak mengenal langkah ini. Pilih langkah lain.")) from None
        return values


class LimitForm(_RuleForm):
    """A shorter limit of an institution and everything beneath it."""

    office = OfficeField(
        label=_("Berlaku untuk kantor"),
        required=False,
        help_text=_("Dan semua kantor di bawahnya. Kosong: seluruh daerah."),
    )
    valid_from = forms.DateField(
        label=_("Berlaku mulai"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    source = forms.CharField(label=_("Dasar"), max_length=300, help_text=_("Misalnya nomor peraturan bupati."))


class TryForm(_RuleForm):
    """A limit that is tried on the past month."""
