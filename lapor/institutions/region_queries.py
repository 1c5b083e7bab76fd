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


@dataclass(frozen=True, kw_only=True)
class Village:
    """A village or urban village with the district around it."""

    code: str
    name: str
    district: str
    district_name: str
    is_urban: bool = False


def villages_in(region: str) -> list[Village]:
    """The villages and urban villages in a region, by code; at most 6,000. 1 statement, remembered."""
    return remembered(("villages in", region), load=lambda: _load_villages(region))


def lies_in(code: str, *, region: str) -> bool:
    """Whether a region is another one or lies in it, by their codes."""
    return region == "00" or code == region or code.startswith(f"{region}.")


def list_of_regions() -> list[ListedRegion]:
    """Every region that this installation serves, by code; without villages, then without districts, where there are too many.

    At most 6,000 rows. 2 statements, remembered.
    """
    return remembered("region list", load=_load)


def _load() -> list[ListedRegion]:
    served = [each.region for each in queries.installations()]
    rows = Region.objects.order_by("code").values_list("code", "name", "level")
    found = [row for row in rows if any(lies_in(row[0], region=region) for region in served)]
    for level in (Region.Level.VILLAGE, Region.Level.DISTRICT):
        if len(found) > MOST:
            found = [row for row in found if row[2] != level]
    names = {code: name for code, name, _level in found}
    return [ListedRegion(code=code, name=name, path=_path(code, names=names)) for code, name, _level in found[:MOST]]


def _load_villages(region: str) -> list[Village]:
    levels = (Region.Level.VILLAGE, Region.Level.URBAN_VILLAGE)
    rows = Region.objects.filter(level__in=levels).select_related("parent").order_by("code")
    if region != "00":
        rows = rows.filter(code__startswith=f"{region}.")
    return [
        Village(
            code=row.code,
            name=row.name,
            district=row.parent_id or "",
            district_name=row.parent.name if row.parent else "",
            is_urban=row.level == Region.Level.URBAN_VILLAGE,
        )
        for row in rows[:MOST]
    ]


def _path(code: str, *, names: dict[str, str]) -> str:
    parts = code.split(".")
    line = [".".join(parts[:count]) for count in range(len(parts), 0, -1)]
    return ", ".join(names[each] for each in line if each in names)
