"""Forms of officers about posts and villages."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lapor.exchange.models import VillageCoverage

Signal = VillageCoverage.Signal


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
        choices=[
            (Signal.NONE, _("Tidak ada sinyal")),
            (Signal.SMS, _("Telepon dan SMS saja")),
            (Signal.DATA, _("Internet")),
        ],
    )
    operators = forms.CharField(label=_("Operator seluler (boleh kosong)"), max_length=120, required=False)
    spot = forms.CharField(label=_("Diukur di mana? (boleh kosong)"), max_length=200, required=False)
    measured_at = forms.DateTimeField(
        label=_("Kapan? (kosong: sekarang)"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
    )
