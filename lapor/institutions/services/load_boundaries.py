"""Load the outlines of regions that an operator has as GeoJSON."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from lapor.audit.services import writes
from lapor.institutions.boundaries import Outline
from lapor.institutions.memory import forget
from lapor.institutions.models import Region, RegionBoundary

BATCH = 100


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """What became of a file: outlines kept, and codes that this installation does not hold."""

    kept: int
    unknown: tuple[str, ...]


def load_boundaries(outlines: Iterable[Outline]) -> Loaded:
    """Keep the outlines, and their middles as the regions' places. The same file twice changes nothing.

    Written in batches, so that other work goes on beside a large file. Raises what reading the outlines raises.
    """
    rows, kept, unknown = iter(outlines), 0, list[str]()
    while batch := list(islice(rows, BATCH)):
        known = set(Region.objects.filter(pk__in=[row.code for row in batch]).values_list("code", flat=True))
        _keep_batch([row for row in batch if row.code in known])
        kept += sum(1 for row in batch if row.code in known)
        unknown += [row.code for row in batch if row.code not in known]
    forget()
    return Loaded(kept=kept, unknown=tuple(unknown))


@writes
def _keep_batch(outlines: list[Outline]) -> None:
    RegionBoundary.objects.bulk_create(
        list(_boundaries(outlines)), update_conflicts=True, unique_fields=["region"], update_fields=["geometry"]
    )
    places = {outline.code: outline for outline in outlines}
    regions = list(Region.objects.filter(pk__in=places))
    for region in regions:
        region.latitude, region.longitude = places[region.code].latitude, places[region.code].longitude
    Region.objects.bulk_update(regions, ["latitude", "longitude"])


def _boundaries(outlines: list[Outline]) -> Iterator[RegionBoundary]:
    newest = {outline.code: outline for outline in outlines}
    for outline in newest.values():
        yield RegionBoundary(region_id=outline.code, geometry=outline.geometry)
