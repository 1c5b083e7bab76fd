"""Forms of outreach."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from lapor.actionplan.outreach.services import Attendance
from lapor.actionplan.outreach.stock import Stock
from lapor.institutions import queries as institutions
from lapor.institutions.region_queries import lies_in, list_of_regions
from lapor.workbench.forms.admin_offices import AdminForm
from lapor.workbench.forms.base import OfficeField

MOST = 100_000


def _day() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def _count(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=MOST, required=False)


def stock_of(given: dict[str, Any]) -> Stock:
    """The numbers of a valid form; an empty field is none."""
    return Stock(**{name: given[name] or 0 for name in ("posters", "leaflets", "cards")})


class PlanMeetingForm(AdminForm):
    """What is planned."""

    title = forms.CharField(label=_("Nama kegiatan"), max_length=160)
    region = forms.ChoiceField(label=_("Desa, kelurahan, atau kecamatan"))
    on = forms.DateField(label=_("Tanggal"), widget=_day())
    institution = OfficeField(
        label=_("Kantor penyelenggara"), help_text=_("Ketik sebagian namanya, lalu pilih dari daftar.")
    )
    audience = forms.CharField(label=_("Untuk siapa"), max_length=160, required=False)
    partners = forms.CharField(label=_("Bersama siapa"), max_length=300, required=False)
    cost = forms.IntegerField(label=_("Biaya (rupiah)"), min_value=0, max_value=10**13, required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        around = institutions.office(more["tenant"]).region
        places = [(each.code, each.path) for each in list_of_regions() if lies_in(each.code, region=around)]
        cast(forms.ChoiceField, self.fields["region"]).choices = [("", "—"), *places]


class HoldMeetingForm(AdminForm):
    """How many came. Whoever left a group empty says that nobody of it came."""

    on = forms.DateField(label=_("Tanggal pelaksanaan"), widget=_day())
    people = forms.IntegerField(label=_("Jumlah peserta"), min_value=1, max_value=MOST)
    women = forms.IntegerField(label=_("Di antaranya perempuan"), min_value=0, max_value=MOST, required=False)
    youth = forms.IntegerField(label=_("Di antaranya anak muda"), min_value=0, max_value=MOST, required=False)
    disabled = forms.IntegerField(
        label=_("Di antaranya penyandang disabilitas"), min_value=0, max_value=MOST, required=False
    )
    posters = _count(_("Poster yang ditinggalkan"))
    leaflets = _count(_("Selebaran yang ditinggalkan"))
    cards = _count(_("Kartu yang ditinggalkan"))
    note = forms.CharField(
        label=_("Catatan"),
        max_length=1000,
        required=False,
        help_text=_("Misalnya pertanyaan yang banyak muncul. Jangan menulis nama orang."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    def left(self) -> Stock:
        """What was left there, of a valid form."""
        return stock_of(self.cleaned_data)

    def came(self) -> Attendance:
        """The numbers of a valid form."""
        given = self.cleaned_data
        groups = {name: given[name] or 0 for name in ("women", "youth", "disabled")}
        return Attendance(people=given["people"], **groups)


class DeliveryForm(AdminForm):
    """What came to a village, and when."""

    on = forms.DateField(label=_("Tanggal dikirim"), widget=_day())
    posters = _count(_("Poster"))
    leaflets = _count(_("Selebaran"))
    cards = _count(_("Kartu"))

    def stock(self) -> Stock:
        """The numbers of a valid form."""
        return stock_of(self.cleaned_data)


class CancelMeetingForm(AdminForm):
    """Why not."""

    reason = forms.CharField(label=_("Alasan pembatalan"), max_length=300)


class PeopleForm(AdminForm):
    """How many people live where, as a file."""

    file = forms.FileField(
        label=_("Berkas CSV atau XLSX"),
        max_length=200,
        help_text=_("Kolom: kode, penduduk, tahun, sumber. Kode Kemendagri desa, misalnya 64.08.04.2001."),
    )
