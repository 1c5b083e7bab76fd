"""GeoJSON as operators have it: read piece by piece, checked, and the middle of an outline. Pure."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

CODE_NAMES = ("kode", "code", "kode_wilayah", "kemendagri", "kd_wilayah", "kode_desa", "kode_kec", "kdppum", "id")
CHUNK = 1 << 20
LONGEST_FEATURE = 64 << 20
DIGITS = 5

Point = tuple[float, float]


class BadBoundaries(ValueError):
    """The file is no GeoJSON of outlines; its text says where and why."""


@dataclass(frozen=True, kw_only=True)
class Outline:
    """One region's outline. `geometry` is a Polygon or MultiPolygon; `latitude`, `longitude` its middle."""

    code: str
    geometry: dict[str, Any]
    latitude: float
    longitude: float


def read_outlines(path: Path) -> Iterator[Outline]:
    """The outlines of a FeatureCollection, one at a time, however large the file. Raises BadBoundaries."""
    try:
        with path.open(encoding="utf-8-sig") as source:
            for number, feature in enumerate(_features(source), start=1):
                yield _outline(feature, number=number)
    except UnicodeDecodeError as error:
        raise BadBoundaries("the file is not UTF-8 text") from error


def _features(source: TextIO) -> Iterator[Any]:
    decoder = json.JSONDecoder()
    buffer = _after_features(source)
    while True:
        buffer = buffer.lstrip(" \t\r\n,")
        if buffer.startswith("]"):
            return
        more = CHUNK
        while True:
            try:
                feature, end = decoder.raw_decode(buffer)
                break
            except ValueError as error:
                piece = source.read(more)
                if not piece or len(buffer) > LONGEST_FEATURE:
                    raise BadBoundaries("the file ends in the middle of a feature, or is no JSON") from error
                buffer, more = (buffer + piece).lstrip(" \t\r\n,"), more * 2
                if buffer.startswith("]"):
                    return
        yield feature
        buffer = buffer[end:]


def _after_features(source: TextIO) -> str:
    """What follows the opening bracket of the features."""
    buffer = source.read(CHUNK)
    key = buffer.find('"features"')
    bracket = buffer.find("[", key)
    if not buffer.lstrip().startswith("{") or key < 0 or bracket < 0:
        raise BadBoundaries("this is no GeoJSON FeatureCollection")
    return buffer[bracket + 1 :]


def _outline(feature: Any, *, number: int) -> Outline:
    if not isinstance(feature, dict) or not isinstance(feature.get("geometry"), dict):
        raise BadBoundaries(f"feature {number} has no geometry")
    geometry = feature["geometry"]
    if geometry.get("type") not in {"Polygon", "MultiPolygon"}:
        raise BadBoundaries(f"feature {number} is neither Polygon nor MultiPolygon")
    try:
        polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        rounded = [[_ring(ring) for ring in polygon] for polygon in polygons]
        longitude, latitude = _middle(max((polygon[0] for polygon in rounded), key=lambda ring: abs(_area(ring))))
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise BadBoundaries(f"feature {number} has coordinates that are none") from error
    return Outline(
        code=_code(feature),
        geometry={"type": "MultiPolygon", "coordinates": rounded},
        latitude=round(latitude, DIGITS),
        longitude=round(longitude, DIGITS),
    )


def _ring(ring: Any) -> list[list[float]]:
    """The ring rounded to about a metre. Raises ValueError for fewer than four points or one outside the earth."""
    points = [[round(float(point[0]), DIGITS), round(float(point[1]), DIGITS)] for point in ring]
    if len(points) < 4 or not all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in points):
        raise ValueError("a ring has four points on the earth")
    return points


def _code(feature: dict[str, Any]) -> str:
    """The region's code with dots, from a property that usually holds it or the feature's id; empty without one."""
    properties = feature.get("properties") if isinstance(feature.get("properties"), dict) else {}
    named = {str(name).lower(): value for name, value in (properties or {}).items()}
    found = next((named[name] for name in CODE_NAMES if named.get(name)), feature.get("id", ""))
    return _dotted(str(found).strip())


def _dotted(code: str) -> str:
    if "." in code or not code.isdigit():
        return code
    cuts = (2, 4, 6, 10)
    return ".".join(code[start:end] for start, end in zip((0, *cuts), cuts, strict=False) if code[start:end])


def _area(ring: list[list[float]]) -> float:
    pairs = zip(ring, ring[1:], strict=False)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2


def _middle(ring: list[list[float]]) -> Point:
    """The centroid of a ring; of one without an area, its first point."""
    area = _area(ring)
    if abs(area) < 1e-12:
        return ring[0][0], ring[0][1]
    x0, y0 = ring[0]
    x = y = doubled = 0.0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:], strict=False):
        cross = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
        x, y, doubled = x + (x1 + x2 - 2 * x0) * cross, y + (y1 + y2 - 2 * y0) * cross, doubled + cross
    return x0 + x / (3 * doubled), y0 + y / (3 * doubled)
