"""Where people were told of the service, where it is planned, and which villages nobody has visited: a table, and the same as points."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as say
from django.utils.translation import ngettext

from lapor.actionplan.outreach import queries
from lapor.institutions import map_queries
from lapor.institutions.queries import Installation
from lapor.institutions.region_queries import Village, villages_in
from lapor.portal.basemap import tiles_url

NEVER, PLANNED, VISITED = "never", "planned", "visited"
_ORDER = (NEVER, PLANNED, VISITED)
_NEVER_TONE = "soon"


@dataclass(frozen=True, kw_only=True)
class PlaceLine:
    """A village, or a district in which a meeting was for all its villages."""

    code: str
    name: str
    district: str
    last_on: date | None
    next_on: date | None

    @property
    def standing(self) -> str:
        """Visited counts before planned."""
        return VISITED if self.last_on else PLANNED if self.next_on else NEVER


@dataclass(frozen=True, kw_only=True)
class OutreachMap:
    """The lines, never visited first, and what the map draws. `is_rough`: some villages are shown at the middle of their district."""

    lines: Sequence[PlaceLine]
    visited: int
    planned: int
    never: int
    data: dict[str, Any]
    has_points: bool
    is_rough: bool
    tiles: str


def outreach_map(here: Installation, *, today: date) -> OutreachMap:
    """The page. At most 5 statements, all but one remembered."""
    assert here.tenant is not None
    villages = villages_in(here.region)
    positions = map_queries.positions_within(here.region)
    days = queries.last_and_next(here.tenant, today=today)
    lines = sorted(_lines(villages, days=days), key=lambda line: (_ORDER.index(line.standing), line.code))
    counted = Counter(line.standing for line in lines)
    placed = [line for line in lines if line.code in positions]
    rough = [line for line in lines if line.code not in positions and _district(line.code) in positions]
    points = [_point(line, at=positions[line.code]) for line in placed] + _gathered(rough, positions=positions)
    return OutreachMap(
        lines=lines,
        visited=counted[VISITED],
        planned=counted[PLANNED],
        never=counted[NEVER],
        data={"points": points, "shapes": map_queries.shapes_within(here.region)},
        has_points=bool(points),
        is_rough=bool(rough),
        tiles=tiles_url(),
    )


def _lines(villages: Sequence[Village], *, days: dict[str, tuple[date | None, date | None]]) -> Sequence[PlaceLine]:
    districts = {each.district: each.district_name for each in villages}
    nothing = (None, None)
    of_villages = [
        PlaceLine(
            code=each.code,
            name=each.name,
            district=each.district_name,
            last_on=days.get(each.code, nothing)[0],
            next_on=days.get(each.code, nothing)[1],
        )
        for each in villages
    ]
    of_districts = [
        PlaceLine(code=code, name=say("Seluruh kecamatan"), district=name, last_on=days[code][0], next_on=days[code][1])
        for code, name in districts.items()
        if any(days.get(code, nothing))
    ]
    return of_villages + of_districts


def _district(code: str) -> str:
    return ".".join(code.split(".")[:3])


def _point(line: PlaceLine, *, at: tuple[float, float]) -> dict[str, Any]:
    said = [say("belum pernah dikunjungi")] if not line.last_on else []
    if line.last_on:
        said.append(say("terakhir %(day)s") % {"day": _day(line.last_on)})
    if line.next_on:
        said.append(say("direncanakan %(day)s") % {"day": _day(line.next_on)})
    title = f"{line.name}, {line.district}: {'; '.join(said)}"
    return {"lat": at[0], "lon": at[1], "title": title, "tone": "" if line.last_on else _NEVER_TONE}


def _gathered(lines: Sequence[PlaceLine], *, positions: dict[str, tuple[float, float]]) -> list[dict[str, Any]]:
    """One point for each district whose villages have no position of their own."""
    found: dict[str, list[PlaceLine]] = {}
    for line in lines:
        found.setdefault(_district(line.code), []).append(line)
    return [_district_point(of, at=positions[code]) for code, of in found.items()]


def _district_point(lines: Sequence[PlaceLine], *, at: tuple[float, float]) -> dict[str, Any]:
    counted = Counter(line.standing for line in lines)
    visited, planned, never = counted[VISITED], counted[PLANNED], counted[NEVER]
    said = [
        ngettext("%(n)s desa pernah dikunjungi", "%(n)s desa pernah dikunjungi", visited) % {"n": visited},
        ngettext("%(n)s desa direncanakan", "%(n)s desa direncanakan", planned) % {"n": planned},
        ngettext("%(n)s desa belum pernah", "%(n)s desa belum pernah", never) % {"n": never},
    ]
    title = f"{lines[0].district}: {', '.join(said)}"
    return {"lat": at[0], "lon": at[1], "title": title, "tone": _NEVER_TONE if never or planned else ""}


def _day(on: date) -> str:
    return formats.date_format(on, "j F Y")
