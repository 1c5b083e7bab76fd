"""Forms of the joint commitment."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lapor.actionplan.commitment.words import FIGURES
from lapor.statistics.registry import definitions
from lapor.workbench.forms.admin_offices import AdminForm
from lapor.workbench.forms.base import OfficeField
from lapor.workbench.forms.plans import day_field

_WITNESSES = 12
_LONGEST = 160


class CommitmentForm(AdminForm):
    """Text, event and witnesses."""

    title = forms.CharField(label=_("Judul"), max_length=200)
    text = forms.CharField(
        label=_("Isi komitmen"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 10, "dir": "auto"}),
        help_text=_("Satu butir per baris. Setelah dibuka untuk ditandatangani, isinya tidak bisa diubah lagi."),
    )
    place = forms.CharField(label=_("Tempat"), max_length=160)
    held_on = day_field(_("Hari penandatanganan"))
    witnesses = forms.CharField(
        label=_("Saksi"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Satu saksi per baris: nama, lalu koma dan jabatannya."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean_witnesses(self) -> tuple[tuple[str, str], ...]:
        """Each line as name and position."""
        lines = [line.strip() for line in self.cleaned_data["witnesses"].splitlines() if line.strip()]
        if len(lines) > _WITNESSES or any(len(line) > 2 * _LONGEST for line in lines):
            raise ValidationError(_("Paling banyak 12 saksi, masing-masing paling panjang 320 huruf."))
        return tuple(_named(line) for line in lines)


class SignatoryForm(AdminForm):
    """One head, and what the office promises. A new one also names its office."""

    institution = OfficeField(label=_("Kantor"), help_text=_("Ketik sebagian namanya, lalu pilih dari daftar."))
    position = forms.CharField(label=_("Jabatan"), max_length=200)
    name = forms.CharField(label=_("Nama"), max_length=120)
    promise = forms.CharField(label=_("Janji kantor ini"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    figure = forms.ChoiceField(label=_("Diukur dengan"), required=False)
    target = forms.IntegerField(
        label=_("Sedikitnya berapa persen"), required=False, min_value=1, max_value=100, help_text=_("Misalnya 80.")
    )

    def __init__(self, *args: Any, is_new: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        measures = [(name, definitions()[name].title) for name in FIGURES]
        cast(forms.ChoiceField, self.fields["figure"]).choices = [("", _("Tidak diukur dengan angka")), *measures]
        if not is_new:
            del self.fields["institution"]

    def clean(self) -> dict[str, Any]:
        """A measure needs a target."""
        given = super().clean() or self.cleaned_data
        if given.get("figure") and given.get("target") is None and "target" not in self.errors:
            self.add_error("target", _("Tulis berapa persen yang dijanjikan, atau pilih “Tidak diukur dengan angka”."))
        return given


class SealForm(AdminForm):
    """A certificate and its password: used for this one signature and kept nowhere."""

    certificate = forms.FileField(
        label=_("Berkas sertifikat (.p12 atau .pfx)"),
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ".p12,.pfx,application/x-pkcs12"}),
    )
    password = forms.CharField(
        label=_("Kata sandi sertifikat"),
        required=False,
        strip=False,
        max_length=500,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )


class SheetForm(AdminForm):
    """The day of a signature on paper."""

    signed_on = day_field(_("Ditandatangani pada"))


class OfficialForm(AdminForm):
    """The new head of an office."""

    name = forms.CharField(label=_("Nama pejabat baru"), max_length=120)
    position = forms.CharField(label=_("Jabatan"), max_length=200)


def _named(line: str) -> tuple[str, str]:
    name, _comma, position = line.partition(",")
    return name.strip()[:_LONGEST], position.strip()[:_LONGEST]
