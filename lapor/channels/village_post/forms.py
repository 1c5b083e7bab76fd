"""Forms of the post: plain fields, one page, no script needed."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from lapor.exchange.facts import CLASSES, PRIVACIES
from lapor.kit.ids import new_id
from lapor.reports.decision_queries import CONTESTABLE
from lapor.reports.filing import BODY_LIMIT, TITLE_LIMIT
from lapor.reports.models import Report

CLASS_WORDS = {
    "complaint": _("Pengaduan – ada yang rusak, lambat, atau tidak benar"),
    "aspiration": _("Aspirasi – usul atau harapan"),
    "information": _("Permintaan informasi – ingin tahu sesuatu"),
}
PRIVACY_WORDS = {
    "open": _("Terbuka – isi bisa dibaca semua orang setelah diperiksa. Nama dan kontak tidak ditampilkan."),
    "anonymous": _("Anonim – kami tidak meminta nama. Petugas tetap bisa bertanya lewat nomor laporan."),
    "confidential": _("Rahasia – hanya kantor yang menangani dan atasannya yang bisa membaca."),
    "anonymous_confidential": _("Anonim dan rahasia – tanpa nama, dan isi tidak tampil di halaman publik."),
}
FILES, FILE_SIZE = 5, 12 * 1024 * 1024
SOUNDS = (".m4a", ".mp3", ".ogg", ".opus", ".wav", ".aac", ".amr", ".3gp")


class ManyFiles(forms.FileField):
    """Up to five files of at most 12 MB."""

    widget = forms.FileInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Every file by itself."""
        given = data if isinstance(data, list | tuple) else [data] if data else []
        if len(given) > FILES:
            raise forms.ValidationError(_("Paling banyak lima berkas. Kirim sisanya sebagai tambahan."))
        for each in given:
            if each.size > FILE_SIZE:
                raise forms.ValidationError(_("Berkas ini lebih besar dari 12 MB. Pilih yang lebih kecil."))
        return list(given)


class _SeveralInput(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """All files of the field."""
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class TellForm(forms.Form):
    """A report, told by a villager or typed by the operator. `report` makes it count once."""

    report = forms.UUIDField(widget=forms.HiddenInput)
    report_class = forms.ChoiceField(
        label=_("Apa yang ingin Anda sampaikan?"),
        choices=[(code, CLASS_WORDS[code]) for code in CLASSES],
        widget=forms.RadioSelect,
        initial="complaint",
    )
    body = forms.CharField(
        label=_("Apa yang terjadi?"),
        widget=forms.Textarea(attrs={"rows": 7}),
        max_length=BODY_LIMIT,
        required=False,
    )
    title = forms.CharField(label=_("Judul singkat"), max_length=TITLE_LIMIT, required=False)
    region = forms.ChoiceField(label=_("Desa"))
    address = forms.CharField(label=_("Tempatnya di mana?"), max_length=300, required=False)
    occurred_on = forms.DateField(
        label=_("Kapan terjadi?"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    attached = ManyFiles(label=_("Foto atau rekaman suara"), required=False, widget=_SeveralInput)
    about_official = forms.BooleanField(
        label=_("Tentang perilaku pejabat atau petugas: hanya dibaca Inspektorat"), required=False
    )
    privacy = forms.ChoiceField(
        label=_("Siapa yang boleh membaca?"),
        choices=[(code, PRIVACY_WORDS[code]) for code in PRIVACIES],
        widget=forms.RadioSelect,
        initial="open",
    )
    name = forms.CharField(label=_("Nama (kosongkan bila anonim)"), max_length=120, required=False)
    phone = forms.CharField(label=_("Nomor ponsel"), max_length=30, required=False)

    def __init__(self, *args: Any, villages: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["region"]).choices = list(villages.items())
        self.fields["report"].initial = new_id
        if len(villages) == 1:
            self.fields["region"].initial = next(iter(villages))

    def clean(self) -> dict[str, Any]:
        """Words, or a recording in their place; a key that a form of ours made."""
        given = super().clean() or {}
        names = [each.name.lower() for each in given.get("attached") or []]
        self.has_sound = any(name.endswith(SOUNDS) for name in names)
        if not given.get("body", "").strip() and not self.has_sound:
            self.add_error("body", _("Tulis apa yang terjadi, atau lampirkan rekaman suara."))
        report = given.get("report")
        if isinstance(report, UUID) and report.version != 7:
            self.add_error(None, _("Formulir ini sudah lama terbuka. Muat ulang, lalu isi lagi."))
        return given


class OpenForm(forms.Form):
    """Number and access key: both, or nothing."""

    code = forms.CharField(label=_("Nomor laporan"), max_length=20)
    access_key = forms.CharField(label=_("Kunci akses"), max_length=30)


class SayForm(OpenForm):
    """What the reporter says about a report that number and key open."""

    do = forms.ChoiceField(
        choices=[(each, "") for each in ("add", "answer", "withdraw", "settled", "unsettled", "contest")],
        required=False,
    )
    decision = forms.ChoiceField(choices=[(each, "") for each in CONTESTABLE], required=False)
    confirmed = forms.CharField(max_length=3, required=False)
    text = forms.CharField(
        label=_("Tambahan atau jawaban"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=BODY_LIMIT,
        required=False,
    )
    attached = ManyFiles(label=_("Foto"), required=False, widget=_SeveralInput)


class UnlockForm(forms.Form):
    """The operator's passphrase."""

    passphrase = forms.CharField(label=_("Kata kunci pos"), widget=forms.PasswordInput, max_length=200)


STATE_WORDS: dict[str, Any] = {
    Report.State.RECEIVED: _("diterima, sedang diperiksa"),
    Report.State.VERIFIED: _("sudah diperiksa"),
    Report.State.FORWARDED: _("diteruskan ke kantor yang menangani"),
    Report.State.IN_PROGRESS: _("sedang dikerjakan"),
    Report.State.RESPONDED: _("sudah dijawab"),
    Report.State.CLOSED: _("selesai"),
    Report.State.REOPENED: _("dibuka kembali"),
    Report.State.ARCHIVED: _("diarsipkan"),
    Report.State.MERGED: _("digabung dengan laporan lain"),
}
