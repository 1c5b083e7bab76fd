"""What is written down about a breach of personal data."""

from django import forms
from django.utils.translation import gettext_lazy as _


class BreachForm(forms.Form):
    """What happened, to which data of how many people, and what was done; never a name."""

    found_at = forms.DateTimeField(
        label=_("Kapan diketahui"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"required": _("Tulis kapan diketahui."), "invalid": _("Tulis tanggal dan jamnya.")},
    )
    what = forms.CharField(
        label=_("Apa yang terjadi"),
        help_text=_("Tanpa nama orang. Kalimat ini masuk ke surat pemberitahuan."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis apa yang terjadi.")},
    )
    data_kinds = forms.CharField(
        label=_("Data apa yang terungkap"),
        help_text=_("Misalnya: nomor HP dan isi laporan."),
        max_length=200,
        error_messages={"required": _("Tulis data apa saja.")},
    )
    people = forms.IntegerField(label=_("Berapa orang"), min_value=0, max_value=10_000_000, initial=0)
    measures = forms.CharField(
        label=_("Apa yang sudah dilakukan"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
