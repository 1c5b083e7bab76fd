"""The map of public reports: pins where the reporter made them public, else only counts of districts."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.utils.http import urlencode
from django.utils.translation import ngettext

from lapor.institutions import map_queries
from lapor.institutions.map_queries import Place
from lapor.institutions.queries import Installation
from lapor.portal.basemap import tiles_url
from lapor.portal.pages.parts import report_url
from lapor.reports.public_lists import PublicFilter, PublicPlace, public_places

NEWEST = 1000


@dataclass(frozen=True, kw_only=True)
class District:
    """A part of the installation's region and how many of the newest public reports lie in it."""

    name: str
    url: str
    count: int


@dataclass(frozen=True, kw_only=True)
class MapPage:
    """The map's table, which says the same without a map."""

    districts: tuple[District, ...]
    elsewhere: int
    total: int
    is_cut: bool
    tiles: str
    has_shapes: bool


def map_page(here: Installation) -> MapPage:
    """The table beside the map. 1 statement beside what is remembered."""
    places = map_queries.places_below(here.region)
    found = public_places(PublicFilter(), limit=NEWEST + 1)
    counted = _counted(found[:NEWEST], places=places)
    return MapPage(
        districts=tuple(
            District(name=place.name, url=_list_url(code), count=counted[code])
            for code, place in places.items()
            if counted[code]
        ),
        elsewhere=counted[""],
        total=min(len(found), NEWEST),
        is_cut=len(found) > NEWEST,
        tiles=tiles_url(),
        has_shapes=bool(map_queries.shapes_within(here.region)["features"]),
    )


def map_points(here: Installation) -> dict[str, Any]:
    """What the map draws: pins, one named point per district for the others, and loaded outlines."""
    places = map_queries.places_below(here.region)
    found = public_places(PublicFilter(), limit=NEWEST)
    pinned = [each for each in found if each.latitude is not None and each.longitude is not None]
    unpinned = [each for each in found if each.latitude is None]
    counted = _counted(unpinned, places=places)
    points = [
        {"lat": each.latitude, "lon": each.longitude, "title": each.title, "url": report_url(each.code)}
        for each in pinned
    ]
    named = [_named(place, count=counted[code]) for code, place in places.items() if counted[code] and place.latitude]
    return {"points": points + named, "shapes": map_queries.shapes_within(here.region)}


def _named(place: Place, *, count: int) -> dict[str, Any]:
    words = ngettext("%(place)s: %(count)d laporan", "%(place)s: %(count)d laporan", count)
    title = words % {"place": place.name, "count": count}
    return {"lat": place.latitude, "lon": place.longitude, "title": title, "url": _list_url(place.code)}


def _counted(found: list[PublicPlace], *, places: dict[str, Place]) -> Counter[str]:
    """Reports per district; under the empty code those of no known one."""
    depth = max((code.count(".") + 1 for code in places), default=0)
    codes = (".".join(each.region.split(".")[:depth]) for each in found)
    return Counter(code if code in places else "" for code in codes)


def _list_url(code: str) -> str:
    return f"/laporan/?{urlencode({'wilayah': code})}"
