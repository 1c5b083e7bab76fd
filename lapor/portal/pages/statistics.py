"""The public figures: a year with definitions, per month and per agency."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import formats
from django.utils.dates import MONTHS
from django.utils.translation import gettext as now_text

from lapor.statistics import queries
from lapor.statistics.queries import BasicFigures, MonthFigures, ShownFigure

CHART_HEIGHT, CHART_WIDTH, BAR_GAP = 160, 720, 8


@dataclass(frozen=True, kw_only=True)
class FigureShown:
    """One figure in words: "belum ada data" where there is nothing to divide by."""

    title: object
    value: str
    unit: str
    formula: object
    scope: object
    has_value: bool


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One bar pair of the chart: received beside answered."""

    label: str
    x: int
    middle: int
    received_y: int
    received_height: int
    answered_x: int
    answered_y: int
    answered_height: int
    received: int
    answered: int


@dataclass(frozen=True, kw_only=True)
class Line:
    """One row of a table of figures."""

    label: str
    received: str
    answered: str
    on_time: str
    closed: str
    bounced: str
    contested: str


@dataclass(frozen=True, kw_only=True)
class StatisticsPage:
    """A tenant's year."""

    year: int
    years: tuple[int, ...]
    figures: tuple[FigureShown, ...]
    bars: tuple[Bar, ...]
    bar_width: int
    most: int
    months: tuple[Line, ...]
    agencies: tuple[Line, ...]
    is_empty: bool


def statistics_page(tenant: UUID, *, year: int, today: date) -> StatisticsPage:
    """The page of that year; months that have not begun are left out. At most 6 statements."""
    years = queries.years_with_figures(tenant)
    every = queries.per_month(tenant, year=year)
    months = [each for each in every if (each.year, each.month) <= (today.year, today.month)]
    figures = queries.basic_figures(tenant, year=year)
    most = max((max(each.figures.received, each.figures.answered) for each in months), default=0)
    return StatisticsPage(
        year=year,
        years=tuple(years),
        figures=figures_shown(queries.shown(figures)),
        bars=_bars(months, most=most),
        bar_width=_bar_width(),
        most=most,
        months=tuple(_line(str(MONTHS[each.month]), figures=each.figures) for each in months),
        agencies=tuple(_line(each.name, figures=each.figures) for each in queries.per_agency(tenant, year=year)),
        is_empty=not figures.received and not figures.answered,
    )


def figures_shown(figures: Sequence[ShownFigure]) -> tuple[FigureShown, ...]:
    """Figures with their definitions, as pages show them."""
    return tuple(_figure(each) for each in figures)


def _figure(shown: ShownFigure) -> FigureShown:
    unit = str(shown.definition.unit)
    has_value = shown.value is not None
    return FigureShown(
        title=shown.definition.title,
        value=_number(shown.value, unit=unit),
        unit="" if unit == "%" or not has_value else unit,
        formula=shown.definition.formula,
        scope=shown.definition.scope,
        has_value=has_value,
    )


def _number(value: float | None, *, unit: str = "") -> str:
    if value is None:
        return now_text("belum ada data")
    text = formats.number_format(value, use_l10n=True, force_grouping=True)
    return f"{text} %" if unit == "%" else text


def _line(label: str, *, figures: BasicFigures) -> Line:
    return Line(
        label=label,
        received=_number(figures.received),
        answered=_number(figures.answered),
        on_time=_number(figures.on_time_share, unit="%"),
        closed=_number(figures.closed),
        bounced=_number(figures.bounced.percent, unit="%"),
        contested=_number(figures.contested.percent, unit="%"),
    )


def _bars(months: Sequence[MonthFigures], *, most: int) -> tuple[Bar, ...]:
    width = _bar_width()
    step = CHART_WIDTH // 12
    return tuple(
        Bar(
            label=str(MONTHS[each.month])[:3],
            x=place * step + BAR_GAP,
            middle=place * step + BAR_GAP + width,
            received_y=CHART_HEIGHT - _height(each.figures.received, most=most),
            received_height=_height(each.figures.received, most=most),
            answered_x=place * step + BAR_GAP + width,
            answered_y=CHART_HEIGHT - _height(each.figures.answered, most=most),
            answered_height=_height(each.figures.answered, most=most),
            received=each.figures.received,
            answered=each.figures.answered,
        )
        for place, each in enumerate(months)
    )


def _bar_width() -> int:
    return (CHART_WIDTH // 12 - 2 * BAR_GAP) // 2


def _height(value: int, *, most: int) -> int:
    return round((CHART_HEIGHT - 10) * value / most) if most else 0
