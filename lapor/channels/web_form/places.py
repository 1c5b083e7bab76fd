"""From what a person typed as a place to a region of this installation."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from lapor.institutions import queries as institutions
from lapor.institutions.errors import UnknownRegion
from lapor.institutions.models import Region
from lapor.kit.text import fold, one_line
from lapor.reports import queries as reports

NOT_LISTED = "-"
LONGEST_SEARCH = 100
_LEVELS = {
    Region.Level.DISTRICT: _("Kecamatan"),
    Region.Level.VILLAGE: _("Desa"),
    Region.Level.URBAN_VILLAGE: _("Kelurahan"),
}


@dataclass(frozen=True, kw_only=True)
class Place:
    """What the typed words mean: one region (`code`), several to choose from, or nothing that we know."""

    code: str = ""
    text: str = ""
    candidates: tuple[tuple[str, str], ...] = ()


def place_of(answers: Mapping[str, str]) -> Place:
    """The place meant by the answers `region_text`, `region`, `region_choice` and `region_seen`. At most 4 statements.

    A code counts with the words that it was shown with, or when it was picked anew from the list of JavaScript; words typed
    anew without JavaScript are looked up.
    """
    text = one_line(answers.get("region_text", ""))
    choice = answers.get("region_choice", "")
    code = answers.get("region", "")
    if choice and choice != NOT_LISTED and is_known(choice):
        return Place(code=choice, text=label_of(choice))
    if not text or choice == NOT_LISTED:
        return Place()
    shown_code, _bar, shown_text = answers.get("region_seen", "").partition("|")
    if code and (code != shown_code or text == shown_text) and is_known(code):
        return Place(code=code, text=label_of(code))
    return _looked_up(text)


def seen(code: str, *, text: str) -> str:
    """The mark that these words were shown with this code."""
    return f"{code}|{text}"


def is_known(code: str) -> bool:
    """Whether this installation holds the region. 1 statement, remembered."""
    try:
        return bool(reports.region_code(code[:20]))
    except UnknownRegion:
        return False


def label_of(code: str) -> str:
    """The region as people read it. 1 statement, remembered."""
    return ", ".join(institutions.region_names(code))


def _looked_up(text: str) -> Place:
    name, _comma, rest = text[:LONGEST_SEARCH].partition(",")
    found = institutions.regions_like(name)
    paths = institutions.region_paths([row.code for row in found])
    if rest:
        found = [row for row in found if fold(rest) in fold(paths[row.code])] or found
    if len(found) == 1:
        return Place(code=found[0].code, text=paths[found[0].code])
    return Place(text=text, candidates=tuple((row.code, _option(row, path=paths[row.code])) for row in found))


def _option(row: Region, *, path: str) -> str:
    level = _LEVELS.get(Region.Level(row.level))
    return f"{level} {path}" if level else path
