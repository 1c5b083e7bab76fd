"""What people may type on the public pages."""

from typing import Any

from django import forms
from django.utils.translation import gettext as now_text
from django.utils.translation import gettext_lazy as _

from lapor.kit.codes import TRACKING_LENGTH, BadCode, parse_access_key, parse_tracking_code
from lapor.reports.filing import BODY_LIMIT

SCORES = (
    ("5", _("5 – sangat puas")),
    ("4", _("4 – puas")),
    ("3", _("3 – cukup")),
    ("2", _("2 – kurang puas")),
    ("1", _("1 – tidak puas")),
)


class FollowForm(forms.Form):
    """The tracking code and, for everything, the access key."""

    code = forms.CharField(
        label=_("Nomor laporan"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": _("Tulis nomor laporan Anda, contoh 7KQ4-M2XB-9TRY.")},
    )
    access_key = forms.CharField(
        label=_("Kunci akses"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        """The bare code; a slip is told so that it can be found."""
        try:
            return parse_tracking_code(self.cleaned_data["code"])
        except BadCode as error:
            raise forms.ValidationError(_about_code(error)) from error

    def clean_access_key(self) -> str:
        """The bare key, or empty. A wrong shape is told; whether it fits is not."""
        typed = self.cleaned_data["access_key"].strip()
        try:
            return parse_access_key(typed) if typed else ""
        except BadCode as error:
            words = _("Kunci akses terdiri dari 16 huruf dan angka. Yang Anda tulis ada %(found)s.")
            raise forms.ValidationError(words, params={"found": error.found}) from error


class WordForm(forms.Form):
    """A word of the reporter: an addition or the answer to a question. Files alone are enough."""

    text = forms.CharField(
        label=_("Tulisan Anda"), max_length=BODY_LIMIT, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )


class ConfirmForm(forms.Form):
    """The reporter is satisfied."""

    score = forms.ChoiceField(label=_("Nilai Anda untuk penanganan ini"), choices=SCORES, widget=forms.RadioSelect)
    comment = forms.CharField(
        label=_("Pesan untuk kantor"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class DisputeForm(forms.Form):
    """The reporter says that it is not settled."""

    reason = forms.CharField(
        label=_("Apa yang belum selesai?"),
        max_length=BODY_LIMIT,
        required=True,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Tulis apa yang belum selesai.")},
    )


class ContestForm(forms.Form):
    """The reporter's objection to a decision."""

    decision = forms.CharField(widget=forms.HiddenInput, max_length=30)
    text = forms.CharField(
        label=_("Mengapa Anda keberatan?"), max_length=10_000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )


class ObjectForm(forms.Form):
    """The reporter's objection under the law on public information."""

    text = forms.CharField(
        label=_("Mengapa Anda keberatan atas jawaban itu, atau karena belum dijawab?"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Tulis alasan keberatan Anda.")},
    )


class ContactForm(forms.Form):
    """The reporter's contact as it should be; typed anew, never filled in from what is sealed."""

    name = forms.CharField(
        label=_("Nama"), max_length=120, required=False, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    phone = forms.CharField(
        label=_("Nomor HP"), max_length=40, required=False, widget=forms.TextInput(attrs={"autocomplete": "tel"})
    )
    email = forms.CharField(
        label=_("Email"), max_length=254, required=False, widget=forms.TextInput(attrs={"autocomplete": "email"})
    )


class OfficeAnswerForm(forms.Form):
    """An office's answer by its signed link."""

    text = forms.CharField(
        label=_("Jawaban untuk pelapor"),
        max_length=BODY_LIMIT,
        required=True,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Tulis jawaban untuk pelapor.")},
    )
    found = forms.CharField(
        label=_("Apa yang Anda temukan"),
        max_length=BODY_LIMIT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    done = forms.CharField(
        label=_("Apa yang sudah dikerjakan"),
        max_length=BODY_LIMIT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    no_evidence_reason = forms.CharField(
        label=_("Bila tanpa bukti, mengapa?"), max_length=300, required=False, widget=forms.TextInput
    )
    promised_on = forms.DateField(
        label=_("Dijanjikan selesai pada"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    kind = forms.ChoiceField(
        label=_("Jawaban ini"),
        choices=(
            ("full", _("Jawaban akhir: masalahnya sudah ditangani atau dijelaskan")),
            ("partial", _("Jawaban sementara: masih perlu waktu, dengan tanggal yang dijanjikan")),
        ),
        initial="full",
        widget=forms.RadioSelect,
    )


class OfficeDeclineForm(forms.Form):
    """An office says that the matter is not its authority."""

    reason = forms.CharField(
        label=_("Mengapa bukan wewenang kantor Anda?"),
        max_length=10_000,
        required=True,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis alasannya.")},
    )
    suggestion = forms.CharField(label=_("Menurut Anda, kantor mana yang tepat?"), max_length=200, required=False)


def _about_code(error: BadCode) -> str:
    example = now_text("Nomor laporan terdiri dari 12 huruf dan angka, contoh 7KQ4-M2XB-9TRY.")
    if error.reason == "length":
        counted: dict[str, Any] = {"found": error.found}
        few, many = now_text("Yang Anda tulis baru %(found)d."), now_text("Yang Anda tulis ada %(found)d.")
        return f"{example} {(few if error.found < TRACKING_LENGTH else many) % counted}"
    if error.reason == "letters":
        return f"{example} {now_text('Ada tanda yang tidak dipakai dalam nomor laporan.')}"
    return f"{example} {now_text('Ada satu huruf atau angka yang keliru atau tertukar; periksa lagi.')}"
