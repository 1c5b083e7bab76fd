"""The front page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from lapor.institutions.queries import Installation
from lapor.portal.pages.parts import Row, local_day, row_of
from lapor.portal.pages.statistics import FigureShown, figures_shown
from lapor.reports.public_lists import PublicFilter, answered_reports
from lapor.statistics.queries import this_year_figures

_SCHEMES = {"phone": "tel:", "sms": "sms:", "email": "mailto:", "whatsapp": "https://wa.me/"}
_ICONS = {"phone": "phone", "sms": "comment", "email": "email", "whatsapp": "whatsapp", "counter": "agency"}


@dataclass(frozen=True, kw_only=True)
class Way:
    """Another way to report, or a number for an emergency. `url` is empty for a place."""

    label: str
    value: str
    note: str
    url: str
    icon: str


@dataclass(frozen=True, kw_only=True)
class HomePage:
    """What the front page shows."""

    place: str
    zone: str
    year: int
    figures: tuple[FigureShown, ...]
    answered: tuple[Row, ...]
    region: str
    ways: tuple[Way, ...]
    emergencies: tuple[Way, ...]


def home_page(here: Installation, *, at: datetime, region: str) -> HomePage:
    """The front page; the latest answers come from the chosen region when there is one. 1 statement beside what is remembered."""
    today = local_day(at, zone=here.zone)
    rows = answered_reports(PublicFilter(region=region))
    return HomePage(
        place=here.name,
        zone=here.zone,
        year=today.year,
        figures=figures_shown(this_year_figures(on=today)),
        answered=tuple(row_of(row, zone=here.zone) for row in rows),
        region=region,
        ways=tuple(_way(each) for each in here.contact_ways),
        emergencies=tuple(_way(each, kind="phone") for each in here.emergency_numbers),
    )


def _way(given: Mapping[str, str], *, kind: str = "") -> Way:
    kind = given.get("kind", kind)
    value = given.get("value") or given.get("number") or ""
    digits = "".join(character for character in value if character.isdigit() or character == "+")
    scheme = _SCHEMES.get(kind, "")
    target = value if kind == "email" else digits.lstrip("+") if kind == "whatsapp" else digits
    return Way(
        label=given.get("label") or given.get("name") or "",
        value=value,
        note=given.get("note", ""),
        url=f"{scheme}{target}" if scheme and target else "",
        icon=_ICONS.get(kind, "phone" if digits else "people"),
    )
