"""Figures per agency, without those that are too small to say nothing about one report. No statements."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from lapor.statistics import measures
from lapor.statistics.shapes import AgencyFigures
from lapor.statistics.sums import Sums, figures_of

SMALLEST_SHOWN = 5
FEW = _("Instansi dengan sedikit laporan, bersama-sama")


def grouped(sums: Mapping[UUID, Sums], *, names: Mapping[UUID, str]) -> list[AgencyFigures]:
    """By name; agencies with fewer than five reports are summed in one last row, so that none can be told from the rest.

    A sum below five takes in the next smallest agency, else the total would give it away.
    """
    known = {key: counted for key, counted in sums.items() if key in names and any(counted.values())}
    smallest_first = sorted(known, key=lambda key: (known[key][measures.RECEIVED, 0], names[key]))
    few: list[UUID] = []
    for key in smallest_first:
        if known[key][measures.RECEIVED, 0] < SMALLEST_SHOWN or (few and _received(few, sums=known) < SMALLEST_SHOWN):
            few.append(key)
    alone = [key for key in known if key not in few]
    rows = [AgencyFigures(institution=key, name=names[key], figures=figures_of(known[key])) for key in alone]
    return [*sorted(rows, key=lambda row: row.name), *_together(few, sums=known)]


def _received(keys: list[UUID], *, sums: Mapping[UUID, Sums]) -> int:
    return sum(sums[key][measures.RECEIVED, 0] for key in keys)


def _together(keys: list[UUID], *, sums: Mapping[UUID, Sums]) -> list[AgencyFigures]:
    if not keys:
        return []
    together = Sums()
    for key in keys:
        together.update(sums[key])
    return [AgencyFigures(institution=None, name=str(FEW), figures=figures_of(together), suppressed=True)]
