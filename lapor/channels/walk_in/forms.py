"""The counter's form: one page, sensible defaults, everything by typing. It refuses only what cannot be understood."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lapor.channels.walk_in import words
from lapor.channels.walk_in.choices import meant, office_labels, topic_labels
from lapor.channels.walk_in.desk import Desk
from lapor.institutions import queries as institutions
from lapor.intake.errors import OutsideRegion
from lapor.intake.talk import region_in
from lapor.kit.phones import BadEmail, BadPhone, normalise_email, normalise_phone
from lapor.kit.refusals import Refusal
from lapor.reports.errors import FutureDate
from lapor.reports.filing import ADDRESS_LIMIT, BODY_LIMIT

NAME_LIMIT, OTHER_LIMIT = 120, 300


def sentence_of(refusal: Refusal) -> str:
    """What happened and what to do next."""
    return f"{refusal.message} {refusal.next_step}"


class CounterForm(forms.Form):
    """A report as an officer takes it down."""

    use_required_attribute = False

    source = forms.ChoiceField(label=_("Laporan datang lewat"), choices=list(words.SOURCES.items()), initial="walk_in")
    body = forms.CharField(
        label=_("Apa yang terjadi, dengan kata pelapor"),
        max_length=BODY_LIMIT,
        widget=forms.Textarea({"rows": 6, "dir": "auto", "autofocus": True}),
        error_messages={"required": _("Tulis apa yang terjadi. Satu kalimat cukup.")},
    )
    region_text = forms.CharField(
        label=_("Desa, kelurahan, atau kecamatan"),
        required=False,
        max_length=300,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
    )
    region = forms.CharField(required=False, widget=forms.HiddenInput, max_length=20)
    address = forms.CharField(
        label=_("Alamat atau patokan"),
        required=False,
        max_length=ADDRESS_LIMIT,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
    )
    topic = forms.CharField(
        label=_("Topik"),
        required=False,
        widget=forms.TextInput({"list": "topik", "autocomplete": "off"}),
        help_text=_("Ketik sebagian namanya. Kosongkan bila ragu."),
    )
    institution = forms.CharField(
        label=_("Kantor yang dituju"),
        required=False,
        widget=forms.TextInput({"list": "kantor", "autocomplete": "off"}),
        help_text=_("Ketik sebagian namanya. Kosongkan bila pelapor tidak tahu."),
    )
    report_class = forms.ChoiceField(label=_("Jenis"), choices=list(words.CLASSES.items()), initial="complaint")
    occurred_on = forms.DateField(
        label=_("Tanggal kejadian"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    privacy = forms.ChoiceField(label=_("Siapa yang boleh tahu"), choices=list(words.PRIVACY.items()), initial="open")
    name = forms.CharField(
        label=_("Nama pelapor"), required=False, max_length=NAME_LIMIT, widget=forms.TextInput({"autocomplete": "off"})
    )
    phone = forms.CharField(
        label=_("Nomor HP"),
        required=False,
        max_length=40,
        widget=forms.TextInput({"inputmode": "tel", "autocomplete": "off"}),
    )
    email = forms.CharField(
        label=_("Email"),
        required=False,
        max_length=254,
        widget=forms.TextInput({"inputmode": "email", "autocomplete": "off"}),
    )
    other_contact = forms.CharField(
        label=_("Tautan pesan, akun, atau alamat surat"),
        required=False,
        max_length=OTHER_LIMIT,
        widget=forms.TextInput({"autocomplete": "off"}),
        help_text=_("Untuk pesan media sosial: salin tautannya ke sini. Disimpan tersegel seperti nomor HP."),
    )
    about_official = forms.BooleanField(
        label=_("Tentang perilaku pejabat atau petugas"),
        required=False,
        help_text=_("Laporan hanya dibaca Inspektorat. Kantor yang dilaporkan tidak bisa melihatnya."),
    )
    consent = forms.BooleanField(
        label=_("Pelapor setuju laporannya dicatat di sini"),
        help_text=_("Untuk surat dan media sosial: ia sendiri yang mengirimnya kepada kami."),
        error_messages={"required": _("Tanyakan persetujuan pelapor, lalu beri tanda di sini.")},
    )
    keeps_scan = forms.BooleanField(
        label=_("Lampirkan pindaian surat: tidak ada nama, alamat, atau nomor di dalamnya"),
        required=False,
        help_text=_("Tanpa tanda ini pindaian dihapus setelah laporan masuk; surat aslinya tetap pada Anda."),
    )

    def __init__(self, data: Any = None, *, desk: Desk, **more: Any) -> None:
        self.desk = desk
        super().__init__(data, auto_id="id_%s", **more)

    def clean_occurred_on(self) -> date | None:
        """Not in the future."""
        day: date | None = self.cleaned_data["occurred_on"]
        if day is not None and day > institutions.calendar_of(self.desk.office.id).local_day(self.desk.now):
            raise forms.ValidationError(sentence_of(FutureDate()))
        return day

    def clean_topic(self) -> str:
        """The code of the topic."""
        typed = str(self.cleaned_data["topic"]).strip()
        code = meant(typed, among=topic_labels(self.desk.tenant)) if typed else ""
        if code is None:
            raise forms.ValidationError(_("Tidak ada satu topik dengan nama itu. Pilih dari daftar, atau kosongkan."))
        return code

    def clean_institution(self) -> Any:
        """The key of the office, or nothing."""
        typed = str(self.cleaned_data["institution"]).strip()
        found = meant(typed, among=office_labels(self.desk.tenant)) if typed else None
        if typed and found is None:
            raise forms.ValidationError(_("Tidak ada satu kantor dengan nama itu. Pilih dari daftar, atau kosongkan."))
        return found

    def clean_phone(self) -> str:
        """A number that can be called."""
        return self._contact(
            "phone", normalise=normalise_phone, example=_("Nomor ini tidak benar. Contoh: 0812-3456-7890.")
        )

    def clean_email(self) -> str:
        """An address."""
        return self._contact(
            "email", normalise=normalise_email, example=_("Alamat email ini tidak benar. Contoh: nama@contoh.id.")
        )

    def clean(self) -> dict[str, Any]:
        """The place by its code and inside of the region; name and one way unless anonymous."""
        held = super().clean() or self.cleaned_data
        held["region"] = self._region(held)
        if str(held.get("privacy", "")).startswith("anonymous"):
            return held
        if not held.get("name"):
            self.add_error("name", _("Tulis nama pelapor, atau pilih Anonim."))
        ways = [held.get("phone"), held.get("email"), held.get("other_contact")]
        if not any(ways) and not {"phone", "email"} & set(self.errors):
            self.add_error(
                "phone", _("Tulis nomor HP, email, atau alamat surat, supaya kabar sampai. Satu saja cukup.")
            )
        return held

    def _region(self, held: dict[str, Any]) -> str:
        text, code = str(held.get("region_text", "")).strip(), str(held.get("region", ""))
        known = institutions.region_names(code) if code else []
        if not text:
            return ""
        if not known or known[0].casefold() not in text.casefold():
            code = region_in(text)
        if not code:
            self.add_error("region_text", _("Tempat ini belum jelas. Pilih dari daftar, atau tulis juga kecamatannya."))
        elif not self.desk.covers(code):
            self.add_error("region_text", sentence_of(OutsideRegion()))
        return code

    def _contact(self, field: str, *, normalise: Any, example: Any) -> str:
        typed = str(self.cleaned_data[field]).strip()
        try:
            return normalise(typed) if typed else ""
        except (BadPhone, BadEmail) as error:
            raise forms.ValidationError(example) from error
