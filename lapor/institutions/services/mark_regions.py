"""Villages without signal are marked with the source that says so."""

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
