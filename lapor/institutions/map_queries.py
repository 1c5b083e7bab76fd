"""Reads for maps: outlines and middles of regions. Remembered."""

from dataclasses import dataclass
from typing import Any

from lapor.institutions.memory import remembered
from lapor.institutions.models import Region, RegionBoundary

MOST_SHAPES = 600
MOST_POSITIONS = 6000


@dataclass(frozen=True, kw_only=True)
class Place:
    """A region with its middle, where it is known."""

    code: str
    name: str
    level: str
    latitude: float | None
    longitude: float | None


def places_below(code: str) -> dict[str, Place]:
    """The regions directly beneath with their middles, by code. 1 statement, remembered."""
    return remembered(("places", code), load=lambda: _load_places(code))


def positions_within(code: str) -> dict[str, tuple[float, float]]:
    """Latitude and longitude of everything below a region, where they are known. 1 statement, remembered."""
    return remembered(("positions", code), load=lambda: _load_positions(code))


def shapes_within(code: str) -> dict[str, Any]:
    """The loaded outlines of the widest level beneath a region (else its own), as a GeoJSON FeatureCollection.

    At most 3 statements, remembered.
    """
    return remembered(("shapes", code), load=lambda: _load_shapes(code))


def _load_places(code: str) -> dict[str, Place]:
    rows = Region.objects.filter(parent_id=code).order_by("name")
    return {
        row.code: Place(code=row.code, name=row.name, level=row.level, latitude=row.latitude, longitude=row.longitude)
        for row in rows
    }


def _load_positions(code: str) -> dict[str, tuple[float, float]]:
    rows = Region.objects.filter(latitude__isnull=False, longitude__isnull=False)
    if code != "00":
        rows = rows.filter(code__startswith=f"{code}.")
    found = rows.values_list("code", "latitude", "longitude")[:MOST_POSITIONS]
    return {code: (lat, lon) for code, lat, lon in found if lat is not None and lon is not None}


def _load_shapes(code: str) -> dict[str, Any]:
    children = RegionBoundary.objects.filter(region__parent_id=code)
    below = RegionBoundary.objects.filter(region__parent__parent_id=code)
    own = RegionBoundary.objects.filter(pk=code)
    for rows in (children, below, own):
        found = list(rows.values_list("region__name", "geometry")[:MOST_SHAPES])
        if found:
            return {"type": "FeatureCollection", "features": [_feature(name, geometry=it) for name, it in found]}
    return {"type": "FeatureCollection", "features": []}


def _feature(name: str, *, geometry: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "properties": {"name": name}, "geometry": geometry}
