"""From an address to what the agenda is narrowed to, for everybody's page and the officers'."""

from collections.abc import Sequence
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from lapor.actionplan.agenda import queries, words
from lapor.actionplan.agenda.queries import AgendaFilter
from lapor.institutions.region_queries import list_of_regions
from lapor.reports import queries as reports

OPEN = "open"
_DISTRICT = 2
Choices = list[tuple[str, object]]


class AgendaFilterForm(forms.Form):
    """What a reader of the agenda may choose. Everything may stay empty."""

    tahun = forms.TypedChoiceField(label=_("Tahun perencanaan"), required=False, coerce=int, empty_value=None)
    keadaan = forms.ChoiceField(label=_("Apa hasilnya"), required=False)
    tahap = forms.ChoiceField(label=_("Tahap"), required=False)
    topik = forms.ChoiceField(label=_("Topik"), required=False)
    wilayah = forms.ChoiceField(label=_("Kecamatan atau desa"), required=False)

    def __init__(self, asked: QueryDict, *, tenant: UUID | None, region: str) -> None:
        super().__init__(asked or None, auto_id="saring_%s")
        years = queries.years_of(tenant) if tenant else []
        self._offer("tahun", [(str(year), str(year)) for year in years])
        self._offer("keadaan", [(OPEN, words.UNDECIDED), *words.DECISIONS.items(), *words.PROGRESS.items()])
        self._offer("tahap", list(words.STAGES.items()))
        self._offer("topik", topic_choices(tenant))
        self._offer("wilayah", region_choices(region))

    def _offer(self, name: str, choices: Sequence[tuple[str, object]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Semua")), *choices]


def agenda_filter_of(form: AgendaFilterForm) -> AgendaFilter:
    """What the form asks for; parts that cannot be read narrow nothing."""
    if form.is_bound:
        form.is_valid()
    chosen = getattr(form, "cleaned_data", {})
    outcome = str(chosen.get("keadaan") or "")
    return AgendaFilter(
        year=chosen.get("tahun"),
        stage=str(chosen.get("tahap") or ""),
        decision=outcome if outcome == OPEN or outcome in words.DECISIONS else "",
        progress=outcome if outcome in words.PROGRESS else "",
        region=str(chosen.get("wilayah") or ""),
        topic=str(chosen.get("topik") or ""),
    )


def topic_choices(tenant: UUID | None) -> Choices:
    """The tenant's main topics. Remembered."""
    topics = reports.topics_of(tenant) if tenant else []
    return [(topic.code, topic.name) for topic in topics if topic.parent_id is None]


def region_choices(region: str) -> Choices:
    """Districts, each with its villages beneath it. Remembered."""
    groups: dict[str, Choices] = {}
    names: dict[str, str] = {}
    for each in list_of_regions():
        depth = each.code.count(".")
        if depth < _DISTRICT or not each.code.startswith(f"{region}."):
            continue
        district = ".".join(each.code.split(".")[: _DISTRICT + 1])
        if depth == _DISTRICT:
            names[district] = each.name
            groups[district] = [(each.code, _("Seluruh %(name)s") % {"name": each.name})]
        else:
            groups.setdefault(district, []).append((each.code, each.name))
    return [(names.get(code, code), group) for code, group in groups.items()]
