"""Forms of the planning agenda at work."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from lapor.actionplan.agenda import queries, words
from lapor.actionplan.agenda.models import AgendaItem
from lapor.actionplan.agenda.policy import next_steps
from lapor.kit.codes import BadCode, parse_tracking_code
from lapor.ui.agenda_filters import region_choices, topic_choices
from lapor.workbench.forms.admin_offices import AdminForm
from lapor.workbench.forms.plans import AREA, day_field

FIRST_YEAR, LAST_YEAR = 2000, 2100
NOTE = _("Tampil untuk umum, jadi tanpa nama warga. Pelapor diberi tahu bahwa ada kabar.")


def year_field(label: Any, *, required: bool = True) -> forms.IntegerField:
    """A year."""
    return forms.IntegerField(label=label, required=required, min_value=FIRST_YEAR, max_value=LAST_YEAR)


class WishFilterForm(AdminForm):
    """Which wishes are proposed for gathering."""

    wilayah = forms.ChoiceField(label=_("Kecamatan atau desa"), required=False)
    topik = forms.ChoiceField(label=_("Topik"), required=False)
    semua = forms.BooleanField(label=_("Tampilkan juga pengaduan"), required=False)

    def __init__(self, *args: Any, region: str, **more: Any) -> None:
        super().__init__(*args, **more)
        every: list[tuple[str, object]] = [("", _("Semua"))]
        cast(forms.ChoiceField, self.fields["wilayah"]).choices = [*every, *region_choices(region)]
        cast(forms.ChoiceField, self.fields["topik"]).choices = [*every, *topic_choices(more["tenant"])]


class GatherForm(AdminForm):
    """A new item made of the ticked reports."""

    title = forms.CharField(label=_("Nama usulan"), max_length=200, help_text=_("Tampil untuk umum: tanpa nama warga."))
    year = year_field(_("Tahun perencanaan"))
    stage = forms.ChoiceField(label=_("Tahap"), choices=list(words.STAGES.items()))


class JoinForm(AdminForm):
    """Further reports, by their numbers."""

    codes = forms.CharField(
        label=_("Nomor laporan publik"),
        max_length=500,
        help_text=_("Aspirasi atau pengaduan; pisahkan beberapa nomor dengan koma."),
    )

    def clean_codes(self) -> list[str]:
        """The bare codes."""
        try:
            return [parse_tracking_code(part) for part in self.cleaned_data["codes"].split(",") if part.strip()]
        except BadCode as bad:
            raise forms.ValidationError(_("Ada nomor yang salah tulis. Periksa lagi nomornya.")) from bad


class StepForm(AdminForm):
    """When it happened, and what people read of it."""

    happened_on = day_field(_("Tanggal"))
    note = forms.CharField(label=_("Catatan"), max_length=2000, required=False, widget=AREA, help_text=NOTE)


class DecideForm(AdminForm):
    """What becomes of an item."""

    decision = forms.ChoiceField(label=_("Keputusan"), choices=list(words.DECISIONS.items()))
    reason = forms.CharField(label=_("Alasan"), max_length=2000, widget=AREA, help_text=NOTE)
    happened_on = day_field(_("Tanggal keputusan"))
    plan_year = year_field(_("Masuk rencana tahun (bila diterima)"), required=False)
    activity = forms.ChoiceField(label=_("Kegiatan dalam rencana aksi (bila diterima)"), required=False)
    activity_text = forms.CharField(
        label=_("Atau nama kegiatan di RKPD, APBD, atau APBDes"), max_length=300, required=False
    )
    merged_into = forms.ChoiceField(label=_("Digabung dengan (bila digabung)"), required=False)

    def __init__(self, *args: Any, item: AgendaItem, **more: Any) -> None:
        super().__init__(*args, **more)
        none: list[tuple[str, object]] = [("", _("Tidak ada"))]
        activities = [(str(each.id), f"{each.code} {each.name}") for each in queries.activities_of(item.tenant_id)]
        others = [(str(key), title) for key, title in queries.mergeable_into(item)]
        cast(forms.ChoiceField, self.fields["activity"]).choices = [*none, *activities]
        cast(forms.ChoiceField, self.fields["merged_into"]).choices = [*none, *others]


class FollowForm(AdminForm):
    """How far an accepted item is."""

    progress = forms.ChoiceField(label=_("Sudah sampai mana"))
    happened_on = day_field(_("Sejak tanggal"))
    note = forms.CharField(label=_("Catatan"), max_length=2000, widget=AREA, help_text=NOTE)

    def __init__(self, *args: Any, item: AgendaItem, **more: Any) -> None:
        super().__init__(*args, **more)
        steps = [(step.value, words.PROGRESS[step.value]) for step in next_steps(item)]
        cast(forms.ChoiceField, self.fields["progress"]).choices = steps
