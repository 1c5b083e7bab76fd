"""Forms of an action plan: one class for each thing; each turns into the plan's new content."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, cast
from uuid import UUID

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lapor.actionplan.changes import TARGET
from lapor.actionplan.check import NAME_LIMIT, SOURCE_LIMIT, TITLE_LIMIT, UNIT_LIMIT
from lapor.actionplan.content import ActivityContent, IndicatorContent, PlanContent, StrategyContent
from lapor.actionplan.edits import activity_of, indicator_of, strategy_of, with_activity, with_indicator, with_strategy
from lapor.actionplan.faults import Problem
from lapor.actionplan.words import DIRECTIONS, GATHERINGS
from lapor.statistics.registry import definitions, measured_names
from lapor.workbench.forms.admin_offices import AdminForm
from lapor.workbench.forms.base import OfficeField, OfficesField
from lapor.workbench.labels import office_label

AREA = forms.Textarea(attrs={"rows": 3, "dir": "auto"})


def day_field(label: Any) -> forms.DateField:
    """A day."""
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class NewPlanForm(AdminForm):
    """A new plan: from the template, from another plan, or empty."""

    origin = forms.ChoiceField(label=_("Mulai dari"))
    title = forms.CharField(label=_("Judul"), max_length=TITLE_LIMIT)
    since_on = day_field(_("Mulai"))
    until_on = day_field(_("Selesai"))
    goal = forms.CharField(label=_("Sasaran RPJMD"), required=False, widget=AREA)
    goal_source = forms.CharField(label=_("Sumber sasaran"), required=False, max_length=SOURCE_LIMIT)

    def __init__(self, *args: Any, plans: Mapping[str, str], **more: Any) -> None:
        super().__init__(*args, **more)
        known = [
            ("template", _("Templat: enam strategi dengan kegiatan dan indikator")),
            ("empty", _("Rencana kosong")),
        ]
        copies = [(key, _("Salinan: %(title)s") % {"title": title}) for key, title in plans.items()]
        cast(forms.ChoiceField, self.fields["origin"]).choices = [*known, *copies]


class FreezeForm(AdminForm):
    """The decree that freezes a plan."""

    decree_number = forms.CharField(label=_("Nomor keputusan"), max_length=120)
    decree_on = day_field(_("Tanggal keputusan"))
    seen = forms.IntegerField(widget=forms.HiddenInput)


class PartForm(AdminForm):
    """One thing of a plan. `code` is empty for a new one; `above` the code of what it belongs to."""

    title: ClassVar[Promise] = _("Rencana")
    seen = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Alasan perubahan"),
        max_length=500,
        help_text=_("Rencana ini sudah ditetapkan; alasan tampil bersama perubahan."),
    )

    def __init__(self, data: Any = None, *, content: PlanContent, code: str, is_in_force: bool, **more: Any) -> None:
        self.content, self.code = content, code
        super().__init__(data, initial=self.prefilled(content, code=code) | more.pop("initial", {}), **more)
        self.order_fields([name for name in self.fields if name != "reason"])
        if not is_in_force:
            del self.fields["reason"]

    def prefilled(self, content: PlanContent, *, code: str) -> dict[str, Any]:
        """What stands in the fields before anything was typed."""
        raise NotImplementedError

    def changed_content(self) -> PlanContent:
        """The plan as this form wants it."""
        raise NotImplementedError

    def tell(self, problem: Problem) -> None:
        """Put a problem beside its field, or above the form."""
        name = _target_name(problem) if problem.kind == TARGET else problem.field
        own = problem.code == self.code or not self.code
        self.add_error(name if own and name in self.fields else None, _told(problem, is_own=own))


class HeadForm(PartForm):
    """The plan's own words."""

    title = _("Judul, masa, dan sasaran")
    plan_title = forms.CharField(label=_("Judul"), max_length=TITLE_LIMIT)
    since_on = day_field(_("Mulai"))
    until_on = day_field(_("Selesai"))
    goal = forms.CharField(label=_("Sasaran RPJMD"), required=False, widget=AREA)
    goal_source = forms.CharField(label=_("Sumber sasaran"), required=False, max_length=SOURCE_LIMIT)

    def prefilled(self, content: PlanContent, *, code: str) -> dict[str, Any]:
        """The plan as it is."""
        names = ("since_on", "until_on", "goal", "goal_source")
        return {"plan_title": content.title} | {name: getattr(content, name) for name in names}

    def changed_content(self) -> PlanContent:
        """The plan with these words."""
        given = self.cleaned_data
        return replace(
            self.content,
            title=given["plan_title"],
            since_on=given["since_on"],
            until_on=given["until_on"],
            goal=given["goal"],
            goal_source=given["goal_source"],
        )


class StrategyForm(PartForm):
    """A strategy."""

    title = _("Strategi")
    number = forms.CharField(label=_("Nomor"), max_length=3)
    name = forms.CharField(label=_("Nama"), max_length=NAME_LIMIT)

    def prefilled(self, content: PlanContent, *, code: str) -> dict[str, Any]:
        """The strategy as it is."""
        found = strategy_of(content, code=code)
        return {"number": code, "name": found.name} if found else {}

    def changed_content(self) -> PlanContent:
        """The plan with this strategy."""
        code = self.code or self.cleaned_data["number"]
        made = StrategyContent(code=code, name=self.cleaned_data["name"], activities=())
        return with_strategy(self.content, strategy=made)


class ActivityForm(PartForm):
    """An activity."""

    title = _("Kegiatan")
    number = forms.CharField(label=_("Nomor"), max_length=7)
    name = forms.CharField(label=_("Nama"), max_length=NAME_LIMIT)
    lead = OfficeField(label=_("Penanggung jawab"), help_text=_("Ketik sebagian namanya, lalu pilih dari daftar."))
    supporting = OfficesField(label=_("Pendukung"))
    since_on = day_field(_("Mulai"))
    until_on = day_field(_("Selesai"))
    budget = forms.IntegerField(label=_("Anggaran (rupiah)"), required=False, min_value=0)
    budget_source = forms.CharField(label=_("Sumber anggaran"), required=False, max_length=120)

    def __init__(self, data: Any = None, *, tenant: UUID, **more: Any) -> None:
        self.tenant = tenant
        super().__init__(data, tenant=tenant, **more)
        cast(OfficesField, self.fields["supporting"]).tenant = tenant

    def prefilled(self, content: PlanContent, *, code: str) -> dict[str, Any]:
        """The activity as it is."""
        found = activity_of(content, code=code)
        if found is None:
            return {"since_on": content.since_on, "until_on": content.until_on}
        names = ("name", "since_on", "until_on", "budget", "budget_source")
        supporting = [office_label(UUID(key), tenant=self.tenant) for key in found.supporting]
        lead = office_label(UUID(found.lead), tenant=self.tenant)
        return {name: getattr(found, name) for name in names} | {"number": code, "lead": lead, "supporting": supporting}

    def changed_content(self) -> PlanContent:
        """The plan with this activity."""
        given = self.cleaned_data
        made = ActivityContent(
            code=self.code or given["number"],
            name=given["name"],
            lead=str(given["lead"]),
            supporting=tuple(dict.fromkeys(str(key) for key in given["supporting"])),
            since_on=given["since_on"],
            until_on=given["until_on"],
            budget=given["budget"] or 0,
            budget_source=given["budget_source"],
            indicators=(),
        )
        return with_activity(self.content, activity=made)


class IndicatorForm(PartForm):
    """An indicator with its targets."""

    title = _("Indikator")
    number = forms.CharField(label=_("Nomor"), max_length=11)
    name = forms.CharField(label=_("Nama"), max_length=NAME_LIMIT)
    unit = forms.CharField(
        label=_("Satuan"), max_length=UNIT_LIMIT, help_text=_("Misalnya desa, orang, atau tanda persen.")
    )
    definition = forms.CharField(label=_("Cara menghitung"), widget=AREA)
    source = forms.CharField(label=_("Sumber data"), required=False, max_length=SOURCE_LIMIT)
    baseline = forms.DecimalField(label=_("Angka awal"), required=False, min_value=0, decimal_places=4, max_digits=17)
    direction = forms.ChoiceField(label=_("Arah"), choices=list(DIRECTIONS.items()))
    gathers = forms.ChoiceField(label=_("Cara menjumlah"), choices=list(GATHERINGS.items()))
    figure = forms.ChoiceField(
        label=_("Terisi dari angka"),
        required=False,
        help_text=_(
            "Pilih angka terdaftar supaya indikator terisi sendiri, atau biarkan kosong bila diisi dengan bukti."
        ),
    )

    def __init__(self, *args: Any, content: PlanContent, **more: Any) -> None:
        super().__init__(*args, content=content, **more)
        known = definitions()
        figures = [(name, known[name].title) for name in measured_names()]
        cast(forms.ChoiceField, self.fields["figure"]).choices = [("", _("Diisi dengan bukti")), *figures]
        for year in range(content.since_on.year, content.until_on.year + 1):
            for quarter in (1, 2, 3, 4, 0):
                label = _("%(year)s triwulan %(quarter)s") if quarter else _("%(year)s setahun")
                field = forms.DecimalField(
                    label=label % {"year": year, "quarter": quarter},
                    required=False,
                    min_value=0,
                    decimal_places=4,
                    max_digits=17,
                )
                self.fields[f"target_{year}_{quarter}"] = field
        self.order_fields([name for name in self.fields if name != "reason"])

    def target_years(self) -> list[tuple[int, list[forms.BoundField]]]:
        """The fields of the targets, a row for each year."""
        years = range(self.content.since_on.year, self.content.until_on.year + 1)
        return [(year, [self[f"target_{year}_{quarter}"] for quarter in (1, 2, 3, 4, 0)]) for year in years]

    def prefilled(self, content: PlanContent, *, code: str) -> dict[str, Any]:
        """The indicator as it is."""
        found = indicator_of(content, code=code)
        if found is None:
            return {}
        names = ("name", "unit", "definition", "source", "baseline", "direction", "gathers", "figure")
        targets = {f"target_{year}_{quarter}": value.normalize() for (year, quarter), value in found.targets.items()}
        return {name: getattr(found, name) for name in names} | targets | {"number": code}

    def changed_content(self) -> PlanContent:
        """The plan with this indicator."""
        given = self.cleaned_data
        names = ("name", "unit", "definition", "source", "baseline", "direction", "gathers", "figure")
        code = self.code or given["number"]
        made = IndicatorContent(code=code, targets=self._targets(given), **{name: given[name] for name in names})
        return with_indicator(self.content, indicator=made)

    def _targets(self, given: Mapping[str, Any]) -> dict[tuple[int, int], Decimal]:
        found: dict[tuple[int, int], Decimal] = {}
        for name, value in given.items():
            if name.startswith("target_") and value is not None:
                _head, year, quarter = name.split("_")
                found[int(year), int(quarter)] = value
        return found


PARTS: dict[str, type[PartForm]] = {
    "rencana": HeadForm,
    "strategi": StrategyForm,
    "kegiatan": ActivityForm,
    "indikator": IndicatorForm,
}


def _target_name(problem: Problem) -> str:
    year, _sep, quarter = problem.field.partition(" T")
    return f"target_{year}_{quarter or 0}"


def _told(problem: Problem, *, is_own: bool) -> Any:
    expected = {"expected": problem.expected, "code": problem.code}
    return _("Yang diharapkan: %(expected)s.") % expected if is_own else _("Nomor %(code)s: %(expected)s.") % expected


def first_day(day: date) -> date:
    """The first day of the year after a day, for a new plan's form."""
    return date(day.year + 1, 1, 1)
