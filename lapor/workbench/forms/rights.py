"""Deciding what a reporter asked for under the law on personal data."""

from django import forms
from django.utils.translation import gettext_lazy as _

DO, REFUSE, HOLD, LIFT = "do", "refuse", "hold", "lift"


class DecideRightForm(forms.Form):
    """What is to be done, and why; for a hold the words name the legal case."""

    decision = forms.ChoiceField(
        label=_("Tindakan"),
        choices=(
            (DO, _("Laksanakan")),
            (REFUSE, _("Tolak dengan alasan")),
            (HOLD, _("Tahan penghapusan untuk perkara hukum")),
            (LIFT, _("Cabut penahanan")),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih satu tindakan.")},
    )
    reason = forms.CharField(
        label=_("Alasan, atau nomor perkaranya"),
        help_text=_("Alasan pelaksanaan dan penolakan dibaca pelapor. Nomor perkara hanya dibaca petugas."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        error_messages={"required": _("Tulis alasannya atau nomor perkaranya.")},
    )
