"""The forms of the channels."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lapor.workbench.forms.admin_offices import AdminForm

DAYS = (("1", _("1 hari")), ("7", _("7 hari")), ("30", _("30 hari")))


class PauseForm(AdminForm):
    """Why a channel is stopped."""

    reason = forms.CharField(
        label=_("Alasan menjeda"), max_length=200, help_text=_("Dibaca petugas lain dan masuk catatan audit.")
    )


class TrialForm(AdminForm):
    """Where a test message goes."""

    address = forms.CharField(
        label=_("Kirim pesan uji ke"),
        max_length=40,
        help_text=_("Nomor HP Anda sendiri, atau nomor obrolan untuk Telegram. Alamat ini tidak disimpan."),
    )


class BlockForm(AdminForm):
    """Whose messages are stopped, why, and for how long."""

    code = forms.CharField(
        label=_("Nomor laporan dari pengirim itu"),
        max_length=20,
        help_text=_("Nomor HP tidak ditampilkan dan tidak disimpan; sistem mengenali pengirimnya dari laporan ini."),
    )
    reason = forms.CharField(
        label=_("Alasan memblokir"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kata kasar saja bukan alasan. Laporan yang benar sering ditulis dengan marah."),
    )
    days = forms.ChoiceField(label=_("Lamanya"), choices=DAYS)
