"""The form of what is printed."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from lapor.actionplan.outreach import materials
from lapor.actionplan.outreach.material_words import ENGLISH, INDONESIAN
from lapor.actionplan.outreach.materials import Edition, PrintedPlace
from lapor.institutions import queries as institutions
from lapor.institutions.region_queries import Village, villages_in
from lapor.institutions.short_addresses import short_path
from lapor.workbench.forms.admin_offices import AdminForm
from lapor.workbench.forms.base import OfficeField

VILLAGE, DISTRICT, SCHOOL, OFFICE = "village", "district", "school", "office"
KINDS = (
    (VILLAGE, _("Satu desa atau kelurahan")),
    (DISTRICT, _("Semua desa satu kecamatan, satu halaman per desa")),
    (SCHOOL, _("Sekolah, pasar, atau tempat lain di satu desa")),
    (OFFICE, _("Kantor")),
)
FORMS = (
    (materials.POSTER, _("Poster (A2)")),
    (materials.LEAFLET, _("Selebaran (A4)")),
    (materials.CARD, _("Kartu (A6)")),
    (materials.FOUR_CARDS, _("Empat kartu pada satu lembar A4, untuk dipotong")),
)
BOTH = "both"
LANGUAGES = (
    (INDONESIAN, _("Indonesia")),
    (BOTH, _("Indonesia dan Inggris")),
    (ENGLISH, _("Inggris")),
)


class MaterialForm(AdminForm):
    """For which place, in which form and languages."""

    kind = forms.ChoiceField(label=_("Untuk apa"), choices=KINDS, widget=forms.RadioSelect, initial=VILLAGE)
    region = forms.ChoiceField(label=_("Desa, kelurahan, atau kecamatan"), required=False)
    name = forms.CharField(
        label=_("Nama tempat"),
        max_length=80,
        required=False,
        help_text=_("Hanya untuk sekolah atau tempat lain, misalnya SDN 004. Jangan menulis nama orang."),
    )
    institution = OfficeField(
        label=_("Nama kantor"),
        required=False,
        help_text=_("Hanya untuk kantor. Ketik sebagian namanya, lalu pilih dari daftar."),
    )
    form = forms.ChoiceField(label=_("Bentuk"), choices=FORMS, widget=forms.RadioSelect, initial=materials.POSTER)
    language = forms.ChoiceField(label=_("Bahasa"), choices=LANGUAGES, widget=forms.RadioSelect, initial=INDONESIAN)
    local_text = forms.CharField(
        label=_("Teks dalam bahasa daerah"),
        max_length=materials.LOCAL_LIMIT,
        required=False,
        help_text=_("Paling banyak 300 huruf, dicetak apa adanya dalam kotak. Aksara dari kanan ke kiri juga bisa."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._villages = {each.code: each for each in villages_in(institutions.office(more["tenant"]).region)}
        self._districts = {each.district: each.district_name for each in self._villages.values()}
        villages = [(each.code, f"{each.name}, {each.district_name}") for each in self._villages.values()]
        cast(forms.ChoiceField, self.fields["region"]).choices = [
            ("", "—"),
            (_("Kecamatan"), sorted(self._districts.items(), key=lambda each: each[1])),
            (_("Desa dan kelurahan"), sorted(villages, key=lambda each: each[1])),
        ]

    def clean(self) -> dict[str, Any]:
        """Each kind needs something of its own."""
        given = super().clean() or self.cleaned_data
        kind, region = given.get("kind"), given.get("region", "")
        if kind in {VILLAGE, SCHOOL} and region not in self._villages and "region" not in self.errors:
            self.add_error("region", say("Pilih satu desa atau kelurahan."))
        if kind == DISTRICT and region not in self._districts and "region" not in self.errors:
            self.add_error("region", say("Pilih satu kecamatan."))
        elif kind == DISTRICT and len(self._within(region)) > materials.MOST_PAGES:
            self.add_error("region", say("Kecamatan ini terlalu besar untuk satu berkas. Cetak desanya satu per satu."))
        if kind == SCHOOL and not given.get("name"):
            self.add_error("name", say("Tulis nama tempatnya."))
        if kind == OFFICE and not given.get("institution") and "institution" not in self.errors:
            self.add_error("institution", say("Pilih kantornya."))
        return given

    def places(self) -> list[PrintedPlace]:
        """The places of a valid form, one page each."""
        given = self.cleaned_data
        if given["kind"] == OFFICE:
            office = institutions.office(given["institution"])
            return [PrintedPlace(name=office.name, about="", path=short_path(office=office.id))]
        if given["kind"] == DISTRICT:
            return [_place(each) for each in self._within(given["region"])]
        village = self._villages[given["region"]]
        if given["kind"] == VILLAGE:
            return [_place(village)]
        about = f"{_called(village)}, {_around(village)}"
        return [PrintedPlace(name=given["name"], about=about, path=short_path(region=village.code))]

    def edition(self) -> Edition:
        """How a valid form is printed."""
        given = self.cleaned_data
        languages = (INDONESIAN, ENGLISH) if given["language"] == BOTH else (given["language"],)
        return Edition(form=given["form"], languages=languages, local_text=given["local_text"])

    def file_name(self) -> str:
        """What the PDF is called: its form and the code of the place, never a typed name."""
        given = self.cleaned_data
        return f"{given['form']}-{given['kind']}-{given['region'] or 'kantor'}.pdf"

    def _within(self, district: str) -> list[Village]:
        return [each for each in self._villages.values() if each.district == district]


def _place(village: Village) -> PrintedPlace:
    return PrintedPlace(name=_called(village), about=_around(village), path=short_path(region=village.code))


def _called(village: Village) -> str:
    """A village by its kind and name: what stands on paper is an Indonesian place name in every language."""
    return (_URBAN if village.is_urban else _RURAL) % {"name": village.name}


def _around(village: Village) -> str:
    return _DISTRICT % {"name": village.district_name}


_RURAL, _URBAN, _DISTRICT = _("Desa %(name)s"), _("Kelurahan %(name)s"), _("Kecamatan %(name)s")
