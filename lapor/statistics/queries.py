"""Figures from the cells: sums, never a walk over reports."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet, Subquery, Sum
from django.db.models.functions import ExtractMonth

from lapor.institutions import queries as institutions
from lapor.institutions.memory import remembered
from lapor.institutions.queries import Office
from lapor.kit.figures import Figure, FigureAsk, FigureValue
from lapor.reports.models import Report
from lapor.statistics import measures
from lapor.statistics.groups import SMALLEST_SHOWN, grouped
from lapor.statistics.models import DayCell
from lapor.statistics.registry import definitions
from lapor.statistics.shapes import AgencyFigures as AgencyFigures
from lapor.statistics.shapes import BasicFigures as BasicFigures
from lapor.statistics.shapes import ChannelFigures as ChannelFigures
from lapor.statistics.shapes import MonthFigures as MonthFigures
from lapor.statistics.shapes import Share, Span
from lapor.statistics.shapes import ShownFigure as ShownFigure
from lapor.statistics.sums import Sums, figures_of

HOME = ("received", "answered_on_time", "first_response_days")


def basic_figures(tenant: UUID, *, year: int, known_on: date | None = None) -> BasicFigures:
    """The tenant's year, as known now or at the end of an earlier day. 1 statement."""
    return span_figures(FigureAsk(tenant=tenant, since=date(year, 1, 1), until=date(year, 12, 31), known_on=known_on))


def span_figures(ask: FigureAsk) -> BasicFigures:
    """Any span of days, of the tenant or of one of its offices. 1 statement, the one behind every basic figure.

    A limit counts as missed when a later day has brought anything to record.
    Sealed reports count for the tenant once there are at least five of them, and in no office's figures.
    """
    cells = _cells_between(ask.tenant, since=ask.since, until=ask.until, known_on=ask.known_on)
    if ask.institution is not None:
        cells = cells.filter(institution=ask.institution, lane=Report.Lane.ORDINARY)
    rows = cells.values("lane", "measure", "bucket").annotate(total=Sum("count"))
    lanes: dict[str, Sums] = {lane: Sums() for lane in Report.Lane.values}
    for row in rows:
        lanes[row["lane"]][row["measure"], row["bucket"]] += row["total"]
    sealed = lanes[Report.Lane.SEALED]
    if sealed[measures.RECEIVED, 0] >= SMALLEST_SHOWN:
        lanes[Report.Lane.ORDINARY].update(sealed)
    return figures_of(lanes[Report.Lane.ORDINARY])


def per_agency(tenant: UUID, *, year: int, known_on: date | None = None) -> list[AgencyFigures]:
    """Each agency's year, by name; those with fewer than five reports together in one last row, `suppressed`. 1 statement.

    Sealed reports are in no agency's figures.
    """
    cells = _cells(tenant, year=year, known_on=known_on).filter(lane=Report.Lane.ORDINARY)
    sums: dict[UUID, Sums] = {}
    for row in cells.values("institution", "measure", "bucket").annotate(total=Sum("count")):
        sums.setdefault(row["institution"], Sums())[row["measure"], row["bucket"]] += row["total"]
    offices = institutions.directory(tenant).offices
    return grouped(sums, names={key: office.name for key, office in offices.items()})


def per_channel(tenant: UUID, *, year: int) -> list[ChannelFigures]:
    """The year of each channel over which reports came, the busiest first; ordinary reports. 1 statement.

    Definition: `received_by_channel` in `figures.py`.
    """
    cells = _cells(tenant, year=year, known_on=None).filter(lane=Report.Lane.ORDINARY)
    sums: dict[str, Sums] = {}
    for row in cells.values("channel", "measure", "bucket").annotate(total=Sum("count")):
        sums.setdefault(row["channel"], Sums())[row["measure"], row["bucket"]] += row["total"]
    rows = [ChannelFigures(channel=channel, figures=figures_of(counted)) for channel, counted in sums.items()]
    return sorted(rows, key=lambda row: (-row.figures.received, row.channel))


def per_month(tenant: UUID, *, year: int, known_on: date | None = None) -> list[MonthFigures]:
    """The twelve months of the tenant's year, ordinary reports. 1 statement."""
    cells = _cells(tenant, year=year, known_on=known_on).filter(lane=Report.Lane.ORDINARY)
    rows = cells.annotate(month=ExtractMonth("happened_on")).values("month", "measure", "bucket")
    sums: dict[int, Sums] = {month: Sums() for month in range(1, 13)}
    for row in rows.annotate(total=Sum("count")):
        sums[row["month"]][row["measure"], row["bucket"]] += row["total"]
    return [MonthFigures(year=year, month=month, figures=figures_of(counted)) for month, counted in sums.items()]


def this_year_figures(*, on: date, tenant: UUID | None = None) -> list[ShownFigure]:
    """Three figures for the home page, of the installation's first tenant unless named. Remembered."""
    root = tenant or institutions.installation().tenant
    if root is None:
        return []
    figures = remembered(("figures", root, on.year), load=lambda: basic_figures(root, year=on.year))
    return shown(figures, names=HOME)


def shown(figures: BasicFigures, *, names: tuple[str, ...] = ()) -> list[ShownFigure]:
    """Figures with their definitions, in the order of the names; without names all that are defined."""
    known = definitions()
    return [
        _shown(known[name], value=value)
        for name, value in ((name, getattr(figures, name)) for name in names or vars(figures))
        if name in known
    ]


def years_with_figures(tenant: UUID) -> list[int]:
    """Years in which reports came in, newest first. 2 statements."""
    days = DayCell.objects.filter(tenant=tenant, measure=measures.RECEIVED).order_by("happened_on")
    first = days.values_list("happened_on", flat=True).first()
    last = days.values_list("happened_on", flat=True).last()
    return list(range(last.year, first.year - 1, -1)) if first and last else []


def active_agencies(ask: FigureAsk) -> Share:
    """Offices with an account that answered or returned a report in that span, of all that are open. 1 statement."""
    cells = _cells_between(ask.tenant, since=ask.since, until=ask.until, known_on=ask.known_on)
    acted = cells.filter(measure__in=measures.ACTS, lane=Report.Lane.ORDINARY)
    sums = acted.values("institution").annotate(total=Sum("count")).filter(total__gt=0).values_list("institution")
    found = {institution for (institution,) in sums}
    answering = {office.id for office in institutions.directory(ask.tenant).active() if _answers(office)}
    return Share(count=len(found & answering), of=len(answering))


def agency_sums(tenant: UUID, *, since: date, until: date, known_on: date | None = None) -> dict[UUID, BasicFigures]:
    """Each office's figures of a span, small ones too: for whoever leads or watches them all. 1 statement."""
    cells = _cells_between(tenant, since=since, until=until, known_on=known_on).filter(lane=Report.Lane.ORDINARY)
    sums: dict[UUID, Sums] = {}
    for row in cells.values("institution", "measure", "bucket").annotate(total=Sum("count")):
        sums.setdefault(row["institution"], Sums())[row["measure"], row["bucket"]] += row["total"]
    return {key: figures_of(counted) for key, counted in sums.items() if any(counted.values())}


def _answers(office: Office) -> bool:
    return office.tier in {"agency", "district"} and office.reach == "account"


def _cells(tenant: UUID, *, year: int, known_on: date | None) -> QuerySet[DayCell]:
    return _cells_between(tenant, since=date(year, 1, 1), until=date(year, 12, 31), known_on=known_on)


def _cells_between(tenant: UUID, *, since: date, until: date, known_on: date | None) -> QuerySet[DayCell]:
    """The span's cells, without limits that have not passed: a limit is missed when its day is over."""
    cells = DayCell.objects.filter(
        tenant=tenant, measure__in=measures.ALL, happened_on__gte=since, happened_on__lte=until
    )
    if known_on is not None:
        known = cells.filter(recorded_on__lte=known_on)
        return known.exclude(measure__in=measures.DUE, happened_on__gt=known_on)
    newest = DayCell.objects.filter(tenant=tenant).order_by("-recorded_on").values("recorded_on")[:1]
    return cells.exclude(measure__in=measures.DUE, happened_on__gte=Subquery(newest))


def value_of(value: int | Share | Span, *, in_per_cent: bool) -> FigureValue:
    """A count, a share or a span as the value of a figure; of nothing there is no share."""
    if isinstance(value, Share):
        shown = value.percent if in_per_cent else value.count if value.of else None
        return FigureValue(value=shown, count=value.count, of=value.of)
    if isinstance(value, Span):
        return FigureValue(value=value.median, of=value.of)
    return FigureValue(value=value)


def _shown(figure: Figure, *, value: int | Share | Span) -> ShownFigure:
    found = value_of(value, in_per_cent=figure.unit == "%")
    return ShownFigure(definition=figure, value=found.value, count=found.count, of=found.of)
