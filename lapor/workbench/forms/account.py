"""What officers change about themselves."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class OwnForm(forms.Form):
    """Name and language."""

    name = forms.CharField(
        label=_("Nama"),
        help_text=_("Seperti dikenal rekan kerja. Warga tidak melihatnya."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(label=_("Bahasa"), choices=settings.LANGUAGES)
