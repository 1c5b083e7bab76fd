"""Figures from the cells: sums, never a walk over reports."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, Sum
from django.db.models.functions import ExtractMonth

from lapor.institutions import queries as institutions
from lapor.institutions.memory import remembered
from lapor.kit.figures import Figure
from lapor.reports.models import Report
from lapor.statistics import facts
from lapor.statistics.models import DayCell
from lapor.statistics.registry import definitions

SMALLEST_SHOWN = 5
HOME = ("received", "answered_share", "on_time_share")


@dataclass(frozen=True, kw_only=True)
class BasicFigures:
    """The basic figures of a span. Shares are whole per cent; None where there is nothing to divide by."""

    received: int
    answered: int
    answered_share: int | None
    on_time: int
    on_time_share: int | None
    mean_answer_days: float | None
    closed: int
    confirmed: int
    closed_silently: int
    reopened: int
    archived: int


@dataclass(frozen=True, kw_only=True)
class AgencyFigures:
    """One agency's figures."""

    institution: UUID
    name: str
    figures: BasicFigures


@dataclass(frozen=True, kw_only=True)
class MonthFigures:
    """One month's figures."""

    year: int
    month: int
    figures: BasicFigures


@dataclass(frozen=True, kw_only=True)
class ShownFigure:
    """A figure with its definition; `value` is None while there is nothing to show."""

    definition: Figure
    value: int | float | None


def basic_figures(tenant: UUID, *, year: int) -> BasicFigures:
    """The tenant's year. Sealed reports count once there are at least five of them. 2 statements."""
    return _figures(_sums(_cells(tenant, year=year)) + _sealed(tenant, year=year))


def per_agency(tenant: UUID, *, year: int) -> list[AgencyFigures]:
    """Each agency's year, by name; sealed reports are in no agency's figures. 1 statement."""
    rows = _cells(tenant, year=year).values("institution", "measure", "bucket").annotate(total=Sum("count"))
    sums: dict[UUID, Counter[tuple[str, int]]] = {}
    for row in rows:
        sums.setdefault(row["institution"], Counter())[row["measure"], row["bucket"]] += row["total"]
    offices = institutions.directory(tenant).offices
    shown = [
        AgencyFigures(institution=key, name=offices[key].name, figures=_figures(counted))
        for key, counted in sums.items()
        if key in offices and any(counted.values())
    ]
    return sorted(shown, key=lambda each: each.name)


def per_month(tenant: UUID, *, year: int) -> list[MonthFigures]:
    """The twelve months of the tenant's year, ordinary reports. 1 statement."""
    rows = _cells(tenant, year=year).annotate(month=ExtractMonth("day")).values("month", "measure", "bucket")
    sums: dict[int, Counter[tuple[str, int]]] = {month: Counter() for month in range(1, 13)}
    for row in rows.annotate(total=Sum("count")):
        sums[row["month"]][row["measure"], row["bucket"]] += row["total"]
    return [MonthFigures(year=year, month=month, figures=_figures(counted)) for month, counted in sums.items()]


def this_year_figures(*, on: date, tenant: UUID | None = None) -> list[ShownFigure]:
    """Three figures for the home page, of the installation's first tenant unless named. Remembered."""
    root = tenant or institutions.installation().tenant
    if root is None:
        return []
    figures = remembered(("figures", root, on.year), load=lambda: basic_figures(root, year=on.year))
    return shown(figures, names=HOME)


def shown(figures: BasicFigures, *, names: tuple[str, ...] = ()) -> list[ShownFigure]:
    """Figures with their definitions, in the order of the names; without names all of them."""
    values: Mapping[str, Any] = vars(figures)
    known = definitions()
    return [ShownFigure(definition=known[name], value=values[name]) for name in names or values if name in known]


def years_with_figures(tenant: UUID) -> list[int]:
    """Years in which anything happened, newest first. 2 statements."""
    days = DayCell.objects.filter(tenant=tenant).order_by("day").values_list("day", flat=True)
    first, last = days.first(), days.last()
    return list(range(last.year, first.year - 1, -1)) if first and last else []


def _cells(tenant: UUID, *, year: int, lane: str = Report.Lane.ORDINARY) -> QuerySet[DayCell]:
    return DayCell.objects.filter(tenant=tenant, day__gte=date(year, 1, 1), day__lte=date(year, 12, 31), lane=lane)


def _sealed(tenant: UUID, *, year: int) -> Counter[tuple[str, int]]:
    sums = _sums(_cells(tenant, year=year, lane=Report.Lane.SEALED))
    return sums if sums[facts.RECEIVED, 0] >= SMALLEST_SHOWN else Counter()


def _sums(cells: QuerySet[DayCell]) -> Counter[tuple[str, int]]:
    rows = cells.values("measure", "bucket").annotate(total=Sum("count"))
    return Counter({(row["measure"], row["bucket"]): row["total"] for row in rows})


def _figures(sums: Counter[tuple[str, int]]) -> BasicFigures:
    spans = {bucket: number for (measure, bucket), number in sums.items() if measure == facts.ANSWER_DAYS and number}
    answered, received = sums[facts.ANSWERED, 0], sums[facts.RECEIVED, 0]
    days = sum(bucket * number for bucket, number in spans.items())
    return BasicFigures(
        received=received,
        answered=answered,
        answered_share=_share(sums[facts.ANSWERED_OF_RECEIVED, 0], of=received),
        on_time=sums[facts.ON_TIME, 0],
        on_time_share=_share(sums[facts.ON_TIME, 0], of=answered),
        mean_answer_days=round(days / answered, 1) if answered else None,
        closed=sums[facts.CLOSED, 0],
        confirmed=sums[facts.CONFIRMED, 0],
        closed_silently=sums[facts.SILENT, 0],
        reopened=sums[facts.REOPENED, 0],
        archived=sums[facts.ARCHIVED, 0],
    )


def _share(part: int, *, of: int) -> int | None:
    return round(100 * part / of) if of else None
