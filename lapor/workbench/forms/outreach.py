"""Forms of outreach."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from lapor.institutions.region_queries import list_of_regions
from lapor.workbench.forms.admin_offices import AdminForm
from lapor.workbench.forms.base import OfficeField

_DAY = forms.DateInput(attrs={"type": "date"})


class PlanMeetingForm(AdminForm):
    """What is planned."""

    title = forms.CharField(label=_("Nama kegiatan"), max_length=160)
    region = forms.ChoiceField(label=_("Desa, kelurahan, atau kecamatan"))
    on = forms.DateField(label=_("Tanggal"), widget=_DAY)
    institution = OfficeField(label=_("Kantor penyelenggara"))
    audience = forms.CharField(label=_("Untuk siapa"), max_length=160, required=False)
    partners = forms.CharField(label=_("Bersama siapa"), max_length=300, required=False)
    cost = forms.IntegerField(label=_("Biaya (rupiah)"), min_value=0, max_value=10**13, required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        cast(forms.ChoiceField, self.fields["region"]).choices = [("", "—")] + [
            (each.code, each.path) for each in list_of_regions()
        ]


class HoldMeetingForm(AdminForm):
    """How many came."""

    on = forms.DateField(label=_("Tanggal pelaksanaan"), widget=_DAY)
    people = forms.IntegerField(label=_("Jumlah peserta"), min_value=1, max_value=100_000)
    women = forms.IntegerField(label=_("Di antaranya perempuan"), min_value=0, max_value=100_000, initial=0)
    youth = forms.IntegerField(label=_("Di antaranya anak muda"), min_value=0, max_value=100_000, initial=0)
    disabled = forms.IntegerField(
        label=_("Di antaranya penyandang disabilitas"), min_value=0, max_value=100_000, initial=0
    )


class CancelMeetingForm(AdminForm):
    """Why not."""

    reason = forms.CharField(label=_("Alasan pembatalan"), max_length=300)
