"""Which village, and how many sheets."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lapor.channels.web_form.fields import OneLine
from lapor.channels.web_form.places import Place, place_of
from lapor.channels.web_form.sheets import MOST_SHEETS


class PaperForm(forms.Form):
    """Bound to what stands in the address."""

    use_required_attribute = False
    region_text = OneLine(label=_("Desa, kelurahan, atau kecamatan"), longest=300, hint=_("Ketik namanya saja."))
    region = forms.CharField(required=False, widget=forms.HiddenInput)
    region_choice = forms.ChoiceField(required=False, label=_("Tempat yang Anda maksud"), widget=forms.RadioSelect)
    sheets = forms.IntegerField(
        label=_("Berapa lembar?"),
        min_value=1,
        max_value=MOST_SHEETS,
        initial=5,
        error_messages={
            "required": _("Tulis berapa lembar."),
            "invalid": _("Tulis angka, misalnya 5."),
            "min_value": _("Paling sedikit 1 lembar."),
            "max_value": _("Paling banyak 30 lembar sekaligus."),
        },
    )
    place = Place()

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        answers = {name: str(data.get(name, "")) for name in ("region_text", "region", "region_choice")} if data else {}
        self.place = place_of(answers) if answers else Place()
        field = self.fields["region_choice"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(self.place.candidates)
        if not self.place.candidates:
            del self.fields["region_choice"]

    def clean(self) -> dict[str, Any]:
        """A place has to be one of the list."""
        if self.place.candidates:
            self.add_error("region_choice", _("Ada beberapa tempat dengan nama itu. Pilih salah satu."))
        elif not self.place.code:
            self.add_error("region_text", _("Tidak ada tempat dengan nama itu. Coba nama desa atau kecamatan saja."))
        return self.cleaned_data
