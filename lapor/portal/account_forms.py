"""What people type to sign in to their own account."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lapor.intake.contacts import reach_of
from lapor.kit.refusals import Refusal
from lapor.vault.account import Contact


class ContactToEnterForm(forms.Form):
    """A mail address or a phone number, to which a code goes."""

    contact = forms.CharField(
        label=_("Email atau nomor HP"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": _("Tulis alamat email atau nomor HP Anda.")},
    )

    def clean_contact(self) -> Contact:
        """The contact, normalised."""
        typed = self.cleaned_data["contact"]
        try:
            return reach_of(phone="", email=typed) if "@" in typed else reach_of(phone=typed, email="")
        except Refusal as refusal:
            raise forms.ValidationError(f"{refusal.message} {refusal.next_step}") from refusal


class EntryCodeForm(forms.Form):
    """The six digits."""

    code = forms.CharField(
        label=_("Kode enam angka"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false", "autofocus": True}
        ),
        error_messages={"required": _("Tulis enam angka dari pesan yang kami kirim.")},
    )

    def clean_code(self) -> str:
        """The digits alone."""
        return "".join(character for character in self.cleaned_data["code"] if character.isdigit())
