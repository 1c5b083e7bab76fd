"""The two steps of a vote: a contact with the choice, then the code."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lapor.kit.phones import BadEmail, BadPhone, normalise_email, normalise_phone

SETTLED, NOT_SETTLED = "ya", "belum"
CHOICES = ((SETTLED, _("Ya, benar selesai")), (NOT_SETTLED, _("Belum selesai")))


class VoteForm(forms.Form):
    """What the supporter says, and where the code goes."""

    choice = forms.ChoiceField(
        label=_("Apakah benar selesai?"),
        choices=CHOICES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih salah satu jawaban.")},
    )
    contact = forms.CharField(
        label=_("Surel atau nomor HP Anda"),
        max_length=254,
        help_text=_(
            "Kami kirim kode enam angka ke sana, supaya satu orang bersuara satu kali. Kontak ini tidak disimpan."
        ),
        error_messages={"required": _("Tulis surel atau nomor HP untuk menerima kode.")},
    )

    def clean_contact(self) -> str:
        """The normalised contact."""
        typed = self.cleaned_data["contact"]
        try:
            return normalise_email(typed) if "@" in typed else normalise_phone(typed)
        except (BadEmail, BadPhone) as error:
            words = _("Ini belum berupa surel atau nomor HP. Contoh: nama@contoh.id atau 0812 3456 7890.")
            raise ValidationError(words) from error


class VoteCodeForm(forms.Form):
    """The code that came."""

    code = forms.CharField(
        label=_("Kode enam angka"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
        error_messages={"required": _("Tulis enam angka dari pesan kami.")},
    )
    choice = forms.ChoiceField(choices=CHOICES, widget=forms.HiddenInput)
