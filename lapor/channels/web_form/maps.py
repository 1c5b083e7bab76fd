"""What the little map of step two shows before a pin is set: the places around, by their own names."""

from lapor.institutions import queries as institutions
from lapor.institutions.memory import remembered
from lapor.institutions.models import Region

CLOSE, FAR = 12, 8


def map_source(code: str) -> dict[str, object]:
    """Centre, zoom and named points for the chosen region, else for the installation's. 2 statements, remembered."""
    served = institutions.tenant_of_region(code or None).region
    return remembered(("filing map", code or served), load=lambda: _source(code or served, served=served))


def _source(code: str, *, served: str) -> dict[str, object]:
    wanted = _above(code) | {served}
    around = {row.code: row for row in Region.objects.filter(pk__in=wanted) if row.latitude is not None}
    points = [
        {"lat": row.latitude, "lon": row.longitude, "title": row.name}
        for row in institutions.region_children(served)
        if row.latitude is not None
    ]
    nearest = max(around.values(), key=lambda row: len(row.code), default=None)
    if nearest is None:
        return {"points": points}
    zoom = CLOSE if len(nearest.code) > len(served) else FAR
    return {"points": points, "center": [nearest.latitude, nearest.longitude], "zoom": zoom}


def _above(code: str) -> set[str]:
    parts = code.split(".")
    return {".".join(parts[:count]) for count in range(1, len(parts) + 1)}
