"""From an address to what a public list is narrowed to, and back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from lapor.institutions import queries as institutions
from lapor.institutions.errors import UnknownInstitution
from lapor.institutions.queries import Installation
from lapor.reports import queries as reports
from lapor.reports.public_lists import PublicFilter
from lapor.search.queries import matching_public
from lapor.ui.chips import STATES

CLASSES: tuple[tuple[str, Promise], ...] = (
    ("complaint", _("Pengaduan")),
    ("aspiration", _("Aspirasi")),
    ("information", _("Permintaan informasi")),
)
_PUBLIC_STATES = ("verified", "forwarded", "in_progress", "responded", "closed", "reopened")
_LONGEST_CHOICE = 250
_SHOWN_TIERS = frozenset({"agency", "district", "external", "province", "regency", "city"})

Choice = tuple[str, object]


class FilterForm(forms.Form):
    """What a reader of the public list may choose. Everything may stay empty."""

    q = forms.CharField(
        label=_("Cari kata"), required=False, max_length=100, widget=forms.TextInput({"type": "search"})
    )
    keadaan = forms.ChoiceField(label=_("Keadaan"), required=False)
    topik = forms.ChoiceField(label=_("Topik"), required=False)
    instansi = forms.ChoiceField(label=_("Kantor"), required=False)
    jenis = forms.ChoiceField(label=_("Jenis"), required=False)
    tempat = forms.CharField(label=_("Desa, kelurahan, atau kecamatan"), required=False, max_length=120)
    wilayah = forms.ChoiceField(label=_("Atau pilih kecamatan"), required=False)
    dari = forms.DateField(label=_("Sejak"), required=False, widget=forms.DateInput({"type": "date"}))
    sampai = forms.DateField(label=_("Sampai"), required=False, widget=forms.DateInput({"type": "date"}))

    def __init__(self, asked: QueryDict, *, here: Installation) -> None:
        super().__init__(asked or None, auto_id="saring_%s")
        chosen = asked.get("wilayah", "")
        self._offer("keadaan", [(state, STATES[state][0]) for state in _PUBLIC_STATES])
        self._offer("jenis", CLASSES)
        self._offer("topik", _topics(here))
        self._offer("instansi", _offices(here, chosen=asked.get("instansi", "")))
        self._offer("wilayah", _regions(here, chosen=chosen))

    def _offer(self, name: str, choices: Sequence[Choice]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Semua")), *choices]


@dataclass(frozen=True, kw_only=True)
class Narrowing:
    """What was asked for: the filter, the region, and the address part that asks for it again."""

    wanted: PublicFilter
    region: str
    query: str
    is_active: bool


def narrowing_of(form: FilterForm, *, here: Installation) -> Narrowing:
    """What the form asks for; parts that cannot be read narrow nothing. At most 2 statements."""
    chosen = form.cleaned_data if form.is_bound and form.is_valid() else getattr(form, "cleaned_data", {})
    region = str(chosen.get("wilayah") or "") or _typed_region(str(chosen.get("tempat") or ""), here=here)
    wanted = PublicFilter(
        state=str(chosen.get("keadaan") or ""),
        topic=str(chosen.get("topik") or ""),
        institution=UUID(str(chosen["instansi"])) if chosen.get("instansi") else None,
        region=region,
        report_class=str(chosen.get("jenis") or ""),
        since=_midnight(chosen.get("dari"), zone=here.zone, days=0),
        until=_midnight(chosen.get("sampai"), zone=here.zone, days=1),
        matching=matching_public(str(chosen.get("q") or "")),
    )
    parts = {name: _as_text(value) for name, value in chosen.items() if value}
    if region:
        parts["wilayah"] = region
    return Narrowing(wanted=wanted, region=region, query=urlencode(parts), is_active=bool(parts))


def _typed_region(text: str, *, here: Installation) -> str:
    """The best hit of what was typed without a suggestion being picked."""
    if not text.strip():
        return ""
    hits = institutions.regions_like(text.split(",")[0], within=here.region, limit=1)
    return hits[0].code if hits else "-"


def _midnight(day: date | None, *, zone: str, days: int) -> datetime | None:
    if day is None or day.year > 9000:
        return None
    return datetime.combine(day + timedelta(days=days), time.min, tzinfo=ZoneInfo(zone))


def _as_text(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _topics(here: Installation) -> list[Choice]:
    found = reports.topics_of(here.tenant) if here.tenant else []
    below = {topic.pk: [each for each in found if each.parent_id == topic.pk] for topic in found}
    mains = [topic for topic in found if topic.parent_id is None]
    choices: list[Choice] = []
    for main in mains:
        choices.append((main.code, main.name))
        choices += [(topic.code, f"– {topic.name}") for topic in below[main.pk]]
    return choices


def _offices(here: Installation, *, chosen: str) -> list[Choice]:
    """The first tenant's offices; a chosen one of another tenant too, so that an address which names it holds."""
    found = institutions.directory(here.tenant).active() if here.tenant else []
    shown = [office for office in found if office.tier in _SHOWN_TIERS]
    choices: list[Choice] = [(str(office.id), office.name) for office in shown] if len(shown) <= _LONGEST_CHOICE else []
    if chosen and chosen not in dict(choices):
        try:
            choices.append((chosen, institutions.office(UUID(chosen)).name))
        except (ValueError, UnknownInstitution):
            return choices
    return choices


def _regions(here: Installation, *, chosen: str) -> list[Choice]:
    choices: list[Choice] = [(region.code, region.name) for region in institutions.region_children(here.region)]
    if chosen and chosen not in dict(choices):
        names = institutions.region_names(chosen)
        choices += [(chosen, ", ".join(names[:2]))] if names else []
    return choices
