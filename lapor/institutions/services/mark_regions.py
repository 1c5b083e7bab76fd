"""What is known of regions besides their names: no signal (with the source that says so), position."""

from collections.abc import Mapping

from lapor.audit.services import writes
from lapor.institutions.memory import forget
from lapor.institutions.models import Region


@writes
def mark_blank_spots(sources: Mapping[str, str]) -> int:
    """Put the source beside each region code; returns how many regions were there."""
    rows = list(Region.objects.filter(pk__in=list(sources)))
    for row in rows:
        row.blank_spot_source = sources[row.code]
    Region.objects.bulk_update(rows, ["blank_spot_source"])
    forget()
    return len(rows)


@writes
def place_regions(positions: Mapping[str, tuple[float, float]]) -> int:
    """Put latitude and longitude beside each region code; returns how many regions were there."""
    rows = list(Region.objects.filter(pk__in=list(positions)))
    for row in rows:
        row.latitude, row.longitude = positions[row.code]
    Region.objects.bulk_update(rows, ["latitude", "longitude"])
    forget()
    return len(rows)
