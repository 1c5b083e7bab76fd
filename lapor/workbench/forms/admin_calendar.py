"""The form of a day off."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from lapor.institutions.models import Holiday
from lapor.workbench.forms.admin_offices import AdminForm
from lapor.workbench.forms.admin_words import HOLIDAYS
from lapor.workbench.forms.base import OfficeField


class DayForm(AdminForm):
    """A day off of an office with everything beneath it, or (for whoever keeps the whole installation) of the nation."""

    day = forms.DateField(label=_("Tanggal"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    name = forms.CharField(label=_("Nama hari libur"), max_length=160)
    kind = forms.ChoiceField(label=_("Jenis"))
    office = OfficeField(
        label=_("Berlaku untuk kantor"),
        required=False,
        help_text=_("Dan semua kantor di bawahnya. Kosong: seluruh daerah. Tidak dipakai untuk libur nasional."),
    )
    source = forms.CharField(
        label=_("Dasar"), max_length=200, help_text=_("Misalnya nomor keputusan bupati atau SKB tiga menteri.")
    )

    def __init__(self, *args: Any, with_nation: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        kinds = list(HOLIDAYS.items()) if with_nation else [(Holiday.Kind.REGIONAL, HOLIDAYS[Holiday.Kind.REGIONAL])]
        cast(forms.ChoiceField, self.fields["kind"]).choices = list(reversed(kinds))
