"""What a region's installation consists of, worked out from templates and the registry. Pure: no database."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lapor.institutions.packaged_calendar import zone_of
from lapor.kit.text import shorten
from seed.readers import TemplateLevel, agency_template, external_institutions
from seed.regions import RegionRow, deep_tree, find_region, spoken_kind

NAME_LIMIT, SHORT_NAME_LIMIT = 160, 40
GOVERNMENT, DISTRICT_OFFICE = "government", "district_office"
ROOT_KEY = "government"

_TEMPLATES: dict[str, TemplateLevel] = {
    "nation": "nasional",
    "province": "provinsi",
    "regency": "kabupaten",
    "city": "kota",
}
_SHORT_GOVERNMENT = {"province": "Pemprov", "regency": "Pemkab", "city": "Pemkot"}
_SHORT_KIND = {"Kecamatan": "Kec.", "Kelurahan": "Kel."}


@dataclass(frozen=True, kw_only=True)
class Agency:
    """One agency to set up. `region` is a code, empty for the tenant's own; `parent` the code of an earlier agency."""

    code: str
    kind: str
    name: str
    short_name: str
    duty: str
    parent: str
    region: str = ""


@dataclass(frozen=True, kw_only=True)
class PlannedOffice:
    """One institution to set up; `parent` is the key of an earlier one, empty for the root."""

    key: str
    parent: str
    name: str
    short_name: str
    tier: str
    kind: str
    region: str
    zone: str
    reach: str = "account"
    email: str = ""
    duty: str = ""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Everything that an installation for one region needs; the first office is its root."""

    code: str
    name: str
    short_name: str
    regions: tuple[RegionRow, ...]
    offices: tuple[PlannedOffice, ...]


def plan_for(code: str, *, agencies: Sequence[Agency] = (), external_mail: bool = False) -> Plan:
    """Work out regions and institutions for a province, a regency, a city or the nation.

    `agencies` take the place of the template. `external_mail` gives offices outside their made-up addresses (demo); otherwise
    they are reached by letter until an administrator enters an address. Raises ValueError for a code of nothing of that kind.
    """
    top = find_region(code)
    if top is None or top.level not in _TEMPLATES:
        raise ValueError(f"not a province, regency, city or the nation: {code!r}")
    regions = tuple(deep_tree(code))
    own = [_agency(line, top=top) for line in agencies or _template(top)]
    below = [*_districts(regions, top=top, own=own), *_governments(regions, top=top)]
    outside = _outside(top, regions=regions, by_mail=external_mail)
    offices = _with_own_names([*own, *below, *outside])
    return Plan(
        code=code,
        name=_full_name(top),
        short_name=shorten(top.name.removeprefix("Kabupaten "), limit=SHORT_NAME_LIMIT),
        regions=regions,
        offices=tuple(offices),
    )


def _full_name(region: RegionRow) -> str:
    return f"Provinsi {region.name}" if region.level == "province" else region.name


def _template(top: RegionRow) -> list[Agency]:
    return [
        Agency(
            code=line.code,
            kind=line.code,
            name=line.name.format(region=_full_name(top)),
            short_name=line.short_name,
            duty=line.duty,
            parent=line.parent,
        )
        for line in agency_template(_TEMPLATES[top.level])
    ]


def _agency(line: Agency, *, top: RegionRow) -> PlannedOffice:
    region = line.region or top.code
    tier = "district" if line.kind == DISTRICT_OFFICE else "agency" if line.parent else top.level
    return PlannedOffice(
        key=region if tier == "district" else line.code,
        parent=line.parent,
        name=line.name,
        short_name=line.short_name,
        tier=tier,
        kind=line.kind,
        region=region,
        zone=zone_of(region),
        duty=line.duty,
    )


def _districts(
    regions: Iterable[RegionRow], *, top: RegionRow, own: Sequence[PlannedOffice]
) -> Iterable[PlannedOffice]:
    """The district offices that are not there yet, and the village offices; only beneath a regency or city."""
    if top.level not in {"regency", "city"}:
        return
    known = {office.key for office in own}
    for row in regions:
        if row.level == "district" and row.code not in known:
            yield _local(row, parent=ROOT_KEY, tier="district", kind=DISTRICT_OFFICE)
        elif row.level in {"village", "urban_village"}:
            kind = "village_office" if row.level == "village" else "urban_village_office"
            yield _local(row, parent=row.parent or ROOT_KEY, tier="village", kind=kind)


def _local(row: RegionRow, *, parent: str, tier: str, kind: str) -> PlannedOffice:
    word = spoken_kind(row.code)
    return PlannedOffice(
        key=row.code,
        parent=parent,
        name=f"{word} {row.name}",
        short_name=shorten(f"{_SHORT_KIND.get(word, word)} {row.name}", limit=SHORT_NAME_LIMIT),
        tier=tier,
        kind=kind,
        region=row.code,
        zone=zone_of(row.code),
    )


def _governments(regions: Iterable[RegionRow], *, top: RegionRow) -> Iterable[PlannedOffice]:
    """One institution per province, regency and city beneath a province or the nation."""
    if top.level not in {"nation", "province"}:
        return
    for row in regions:
        if row.code == top.code or row.level not in _SHORT_GOVERNMENT:
            continue
        short = row.name.removeprefix("Kabupaten ").removeprefix("Kota ")
        yield PlannedOffice(
            key=row.code,
            parent=ROOT_KEY if row.parent in {top.code, None} else row.parent or ROOT_KEY,
            name=f"Pemerintah {_full_name(row)}",
            short_name=shorten(f"{_SHORT_GOVERNMENT[row.level]} {short}", limit=SHORT_NAME_LIMIT),
            tier=row.level,
            kind=GOVERNMENT,
            region=row.code,
            zone=zone_of(row.code),
        )


def _outside(top: RegionRow, *, regions: Sequence[RegionRow], by_mail: bool) -> Iterable[PlannedOffice]:
    """The usual institutions without an account."""
    province = next((row.name for row in regions if row.level == "province"), top.name)
    for line in external_institutions():
        if top.level in line.tiers:
            yield PlannedOffice(
                key=f"outside.{line.code}",
                parent=ROOT_KEY,
                name=line.name.format(region=top.name, province=province),
                short_name=line.short_name,
                tier="external",
                kind=line.kind,
                region=top.code,
                zone=zone_of(top.code),
                reach="email" if by_mail else "letter",
                email=line.email if by_mail else "",
            )


def _with_own_names(offices: Sequence[PlannedOffice]) -> Iterable[PlannedOffice]:
    """No two offices with one name: a village is told apart by its district, then by its code."""
    twice = {name for name, times in Counter(office.name for office in offices).items() if times > 1}
    by_key = {office.key: office for office in offices}
    seen: set[str] = set()
    for office in offices:
        name = office.name
        if name in twice and office.parent in by_key:
            name = f"{name}, {by_key[office.parent].name}"
        if name in seen:
            name = f"{name} ({office.region})"
        seen.add(name)
        yield replace(office, name=name)
