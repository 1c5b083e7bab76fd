"""Forms of what was reached, and of a workbook to import."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from lapor.actionplan.quarters import Quarter
from lapor.workbench.forms.admin_offices import AdminForm
from lapor.workbench.forms.plans import AREA


class ResultForm(AdminForm):
    """What was reached in a quarter. A living indicator has no value to enter."""

    quarter = forms.ChoiceField(label=_("Triwulan"))
    value = forms.DecimalField(
        label=_("Angka yang dicapai"), required=False, min_value=0, decimal_places=4, max_digits=17
    )
    document = forms.CharField(
        label=_("Dokumen bukti"),
        required=False,
        max_length=300,
        help_text=_(
            "Nama, nomor, dan tanggalnya; atau lampirkan berkas. Bukti tampil di halaman publik: tanpa nama warga."
        ),
    )
    obstacle = forms.CharField(label=_("Kendala"), required=False, max_length=1000, widget=AREA)
    next_step = forms.CharField(label=_("Langkah berikutnya"), required=False, max_length=1000, widget=AREA)

    def __init__(self, *args: Any, quarters: list[Quarter], names: list[str], is_living: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [(f"{each.year}-{each.number}", name) for each, name in zip(quarters, names, strict=True)]
        cast(forms.ChoiceField, self.fields["quarter"]).choices = choices
        if is_living:
            del self.fields["value"], self.fields["document"]

    def chosen(self) -> Quarter:
        """The quarter."""
        year, number = self.cleaned_data["quarter"].split("-")
        return Quarter(int(year), int(number))


class PlanSheetForm(forms.Form):
    """A workbook to import."""

    sheet = forms.FileField(label=_("Lembar kerja (.xlsx)"), max_length=200)
