"""Readers of the demo's own files: one regency's agencies, its villages without signal, weights of its districts."""

from __future__ import annotations

from dataclasses import dataclass

from seed.readers import DUTIES, agency_kind_codes, require_tree
from seed.tables import read_rows, require_unique


@dataclass(frozen=True, slots=True)
class DemoAgency:
    """One agency of the demo's regency; `source` says where the name was seen, `belum` that it was not verified."""

    code: str
    kind: str
    name: str
    short_name: str
    duty: str
    parent: str
    region_code: str
    source: str


@dataclass(frozen=True, slots=True)
class BlankSpot:
    """A village without signal as counted in the year `as_of`."""

    name: str
    code: str
    as_of: str


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """An officer of the demo; the office is the first one of the kind, or the one of that kind in the region."""

    email: str
    name: str
    role: str
    kind: str
    region: str


def demo_people() -> tuple[DemoPerson, ...]:
    """Give the demo's officers that stand for one role each; every address is a made-up one."""
    rows = read_rows("demo/people.csv", columns=("email", "name", "role", "kind", "region"))
    return tuple(
        DemoPerson(
            email=row.text("email"),
            name=row.text("name"),
            role=row.slug("role"),
            kind=row.slug("kind"),
            region=row.optional("region"),
        )
        for row in rows
    )


def district_positions() -> dict[str, tuple[float, float]]:
    """Give a rough middle of each district, as latitude and longitude by district code."""
    rows = read_rows("demo/district_positions_6408.csv", columns=("code", "latitude", "longitude", "source"))
    return {row.text("code"): (float(row.text("latitude")), float(row.text("longitude"))) for row in rows}


def demo_agencies() -> tuple[DemoAgency, ...]:
    """Give the demo's agencies, parents before children; a district office carries its district's code."""
    name = "demo/agencies_6408.csv"
    known = agency_kind_codes()
    columns = ("code", "kind", "name", "short_name", "duty", "parent", "region_code", "source")
    found = tuple(
        DemoAgency(
            code=row.slug("code"),
            kind=row.choice("kind", among=known),
            name=row.text("name"),
            short_name=row.text("short_name"),
            duty=row.choice("duty", among=(*DUTIES, "")),
            parent=row.optional("parent"),
            region_code=row.optional("region_code"),
            source=row.text("source"),
        )
        for row in read_rows(name, columns=columns)
    )
    require_unique((agency.code for agency in found), name=name)
    require_tree([(agency.code, agency.parent) for agency in found], name=name)
    return found


def blank_spots() -> tuple[BlankSpot, ...]:
    """Give the villages without signal."""
    name = "demo/blank_spots_6408.csv"
    found = tuple(
        BlankSpot(name=row.text("name"), code=row.text("code"), as_of=row.text("as_of"))
        for row in read_rows(name, columns=("name", "code", "as_of"))
    )
    require_unique((spot.code for spot in found), name=name)
    return found


def district_weights() -> dict[str, int]:
    """Give how many of the invented reports come from each district, as weights by district code."""
    rows = read_rows("demo/district_weights_6408.csv", columns=("code", "weight"))
    return {row.text("code"): row.number("weight") for row in rows}
