"""What officers change about themselves."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from lapor.notifications.models import OfficerPace


class OwnForm(forms.Form):
    """Name and language."""

    name = forms.CharField(
        label=_("Nama"),
        help_text=_("Seperti dikenal rekan kerja. Warga tidak melihatnya."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(label=_("Bahasa"), choices=settings.LANGUAGES)


class PaceForm(forms.Form):
    """How often one is mailed."""

    pace = forms.ChoiceField(
        label=_("Surel tentang laporan"),
        help_text=_("Yang mendesak selalu dikirim saat itu juga. Malam hari tidak ada surel lain."),
        choices=[
            (OfficerPace.Pace.HOURLY, _("Paling banyak satu surel per jam")),
            (OfficerPace.Pace.AT_ONCE, _("Satu surel untuk setiap kabar")),
            (OfficerPace.Pace.DAILY, _("Satu ringkasan setiap pagi")),
        ],
    )
