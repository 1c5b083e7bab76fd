"""Three small questions to the people in the room."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from lapor.actionplan.outreach.room import TEXT_LIMIT
from lapor.actionplan.outreach.room_words import UNDERSTOOD, WILL_USE
from lapor.actionplan.outreach.services import Said

CHOOSE = {"required": _("Pilih salah satu jawaban."), "invalid_choice": _("Pilih salah satu jawaban.")}


class RoomForm(forms.Form):
    """Understood? Will you use it? What was missing?"""

    understood = forms.ChoiceField(
        label=_("Apakah cara melapor sudah jelas?"),
        choices=list(UNDERSTOOD.items()),
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    will_use = forms.ChoiceField(
        label=_("Apakah Anda akan melapor lewat sini bila ada masalah?"),
        choices=list(WILL_USE.items()),
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    missing = forms.CharField(
        label=_("Apa yang masih kurang?"),
        max_length=TEXT_LIMIT,
        required=False,
        help_text=_("Satu dua kalimat saja. Jangan menulis nama atau nomor; petugas membaca, umum tidak."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={"max_length": _("Paling banyak 300 huruf. Ringkas sedikit.")},
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def said(self) -> Said:
        """The answers of a valid form."""
        return Said(**self.cleaned_data)
