"""How many people live in regions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lapor.institutions.models import Region, RegionPopulation

_MOST_SOURCES = 5


@dataclass(frozen=True, kw_only=True)
class Population:
    """The newest number of a region."""

    people: int
    year: int
    source: str


def population_within(region: str, *, known_on: date | None = None) -> dict[str, Population]:
    """The newest year of each region below, as it was loaded last; with `known_on` as loaded by that day. 1 statement."""
    rows = RegionPopulation.objects.order_by("year", "loaded_on")
    if region != "00":
        rows = rows.filter(region__code__startswith=f"{region}.")
    if known_on:
        rows = rows.filter(loaded_on__lte=known_on)
    return {row.region_id: Population(people=row.people, year=row.year, source=row.source) for row in rows}


def population_sources(region: str) -> list[str]:
    """Who says how many people live below a region, with the year: "BPS (2025)". 1 statement."""
    rows = RegionPopulation.objects.order_by("-year", "source")
    if region != "00":
        rows = rows.filter(region__code__startswith=f"{region}.")
    found = rows.values_list("source", "year").distinct()[:_MOST_SOURCES]
    return [f"{source} ({year})" for source, year in found]


def codes_within(region: str) -> Sequence[str]:
    """The codes of a region and everything below. 1 statement."""
    rows = Region.objects.all() if region == "00" else Region.objects.filter(code__startswith=region)
    return [
        code for code in rows.values_list("code", flat=True) if region == "00" or f"{code}.".startswith(f"{region}.")
    ]
