"""The whole list of regions, for a device that keeps it."""

from dataclasses import dataclass

from lapor.institutions import queries
from lapor.institutions.memory import remembered
from lapor.institutions.models import Region

MOST = 6000


@dataclass(frozen=True, kw_only=True)
class ListedRegion:
    """A region with the names from it upwards."""

    code: str
    name: str
    path: str


def list_of_regions() -> list[ListedRegion]:
    """Every region that this installation serves, by code; without villages, then without districts, where there are too many.

    At most 6,000 rows. 2 statements, remembered.
    """
    return remembered("region list", load=_load)


def _load() -> list[ListedRegion]:
    served = [each.region for each in queries.installations()]
    rows = Region.objects.order_by("code").values_list("code", "name", "level")
    found = [row for row in rows if any(_lies_in(row[0], region=region) for region in served)]
    for level in (Region.Level.VILLAGE, Region.Level.DISTRICT):
        if len(found) > MOST:
            found = [row for row in found if row[2] != level]
    names = {code: name for code, name, _level in found}
    return [ListedRegion(code=code, name=name, path=_path(code, names=names)) for code, name, _level in found[:MOST]]


def _lies_in(code: str, *, region: str) -> bool:
    return region == "00" or code == region or code.startswith(f"{region}.")


def _path(code: str, *, names: dict[str, str]) -> str:
    parts = code.split(".")
    line = [".".join(parts[:count]) for count in range(len(parts), 0, -1)]
    return ", ".join(names[each] for each in line if each in names)
