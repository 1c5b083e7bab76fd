"""Forms of officers about posts and villages."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lapor.exchange.models import VillageCoverage
from lapor.exchange.services.standing import REASON_LIMIT

Signal = VillageCoverage.Signal
SIGNAL_WORDS = {
    Signal.NONE: _("Tidak ada sinyal"),
    Signal.SMS: _("Telepon dan SMS saja"),
    Signal.DATA: _("Internet"),
}
WAY_WORDS = {
    "village_post": _("Pos aduan desa"),
    "phone": _("Telepon"),
    "sms": _("SMS"),
    "paper": _("Formulir kertas"),
    "officer_visit": _("Petugas berkunjung"),
}


class EnrolForm(forms.Form):
    """A new post: its name and the codes of its villages."""

    name = forms.CharField(label=_("Nama pos"), max_length=120)
    villages = forms.CharField(label=_("Kode desa yang dilayani, dipisah spasi"), max_length=400)


class SurveyForm(forms.Form):
    """One measurement of the signal. `survey` makes it count once when it was recorded offline."""

    survey = forms.UUIDField(widget=forms.HiddenInput, required=False)
    region = forms.CharField(label=_("Kode desa"), max_length=13)
    signal = forms.ChoiceField(
        label=_("Apa yang sampai di sini?"),
        choices=list(SIGNAL_WORDS.items()),
    )
    operators = forms.CharField(label=_("Operator seluler"), max_length=120, required=False)
    spot = forms.CharField(label=_("Diukur di mana?"), max_length=200, required=False)
    measured_at = forms.DateTimeField(
        label=_("Kapan? (kosong: sekarang)"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
    )


class CoverageForm(forms.Form):
    """What reaches a village, since when, who says so, and by which ways it is served all the same."""

    signal = forms.ChoiceField(
        label=_("Sinyal apa yang sampai di desa ini?"),
        choices=list(SIGNAL_WORDS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih sinyal yang sampai di desa ini.")},
    )
    since = forms.CharField(
        label=_("Sejak kapan? Tahun, bulan, atau tanggal"),
        help_text=_("Contoh: 2021, 2021-05, atau 2021-05-17."),
        max_length=10,
        error_messages={"required": _("Tulis sejak kapan, paling sedikit tahunnya, contoh 2021.")},
    )
    source = forms.CharField(
        label=_("Menurut siapa?"),
        help_text=_("Contoh: daftar desa tanpa sinyal tahun 2021, atau kepala desa lewat telepon."),
        max_length=200,
        error_messages={"required": _("Tulis dari mana keterangan ini, supaya orang lain bisa memeriksanya.")},
    )
    ways = forms.MultipleChoiceField(
        label=_("Bagaimana warga desa ini dilayani?"),
        help_text=_("Centang semua yang benar-benar berjalan sekarang."),
        choices=list(WAY_WORDS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def clean_since(self) -> str:
        """A year, a month or a day that is not still to come."""
        given = str(self.cleaned_data["since"]).strip()
        parts = given.split("-")
        try:
            if [len(part) for part in parts] != [4, 2, 2][: len(parts)] or not all(part.isdecimal() for part in parts):
                raise ValueError
            day = date(*(int(part) for part in [*parts, "01", "01"][:3]))
        except ValueError as error:
            raise forms.ValidationError(_("Tulis tahun, bulan, atau tanggal, contoh 2021 atau 2021-05-17.")) from error
        if day > timezone.localdate():
            raise forms.ValidationError(_("Tanggal ini belum tiba. Tulis sejak kapan keadaan ini berlaku."))
        return given


class FindVillageForm(forms.Form):
    """A part of a village's name, or of its code."""

    cari = forms.CharField(label=_("Nama atau kode desa"), max_length=80, required=False)


class ResumeForm(forms.Form):
    """Why a suspended post may go on."""

    reason = forms.CharField(
        label=_("Apa yang diperiksa, dan apa hasilnya?"),
        help_text=_("Contoh: disk lama sudah dihapus, hanya satu komputer yang dipakai."),
        max_length=REASON_LIMIT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis dulu apa yang diperiksa. Keterangan ini tersimpan di riwayat pos.")},
    )


class RevokeForm(forms.Form):
    """Why a post is shut out."""

    reason = forms.CharField(
        label=_("Mengapa pos ini dicabut?"),
        help_text=_("Contoh: laptop hilang di perjalanan, dilaporkan kepala desa."),
        max_length=REASON_LIMIT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis dulu mengapa pos ini dicabut. Keterangan ini tersimpan di riwayat pos.")},
    )
