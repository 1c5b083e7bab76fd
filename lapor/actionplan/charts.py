"""Charts as SVG made on the server: the same drawing on a page (coloured by the style sheet) and on paper (by its own attributes).

Every chart stands beside a table that says the same; its title names it for those who do not see it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lapor.actionplan import progress
from lapor.actionplan.quarters import Quarter

WIDTH = 720
LABELS, ROW, TOP = 60, 24, 28
COLOURS = {
    progress.LATE: "#b93a32",
    progress.AT_RISK: "#b0770f",
    progress.NOT_BEGUN: "#8d9896",
    progress.ON_TRACK: "#0f5c5c",
    progress.DONE: "#46504e",
}
_INK, _RULE = "#46504e", "#d9d3c7"
_HEIGHT, _BASE, _LEFT = 200, 160, 56


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One line of a Gantt chart."""

    label: str
    since_on: date
    until_on: date
    status: str


def gantt(bars: Sequence[Bar], *, since_on: date, until_on: date, today: date, title: str) -> SafeString:
    """When each activity runs, over the plan's period, with a line where today is."""
    height = TOP + ROW * len(bars) + 4

    def x(day: date) -> int:
        inside = min(max((day - since_on).days, 0), (until_on - since_on).days)
        return LABELS + (WIDTH - LABELS) * inside // max((until_on - since_on).days, 1)

    years = [(x(date(year, 1, 1)), height, year) for year in range(since_on.year, until_on.year + 1)]
    rows = [_bar(bar, place=place, left=x(bar.since_on), right=x(bar.until_on)) for place, bar in enumerate(bars)]
    grid, drawn = format_html_join("", _YEAR, years), format_html_join("", _BAR, rows)
    now = format_html(_NOW, x(today), height) if since_on <= today <= until_on else SafeString()
    return _framed(format_html("{}{}{}", grid, drawn, now), height=height, title=title)


def against_target(
    targets: Mapping[Quarter, Decimal], *, values: Mapping[Quarter, Decimal | None], title: str, limit: int = 20
) -> SafeString:
    """What was reached (bars) against what was to be reached (marks), quarter by quarter; the last `limit` quarters."""
    quarters = sorted({*targets, *values})[-limit:]
    numbers = [*targets.values(), *(value for value in values.values() if value is not None)]
    most = max(numbers, default=Decimal(0)) or Decimal(1)
    step = (WIDTH - _LEFT) // max(len(quarters), 1)
    width = min(step * 6 // 10, 40)
    lefts = {quarter: _LEFT + place * step + (step - width) // 2 for place, quarter in enumerate(quarters)}

    def y(value: Decimal) -> int:
        return _BASE - int((_BASE - 20) * value / most)

    bars, marks, labels = [], [], []
    for quarter, left in lefts.items():
        value, target = values.get(quarter), targets.get(quarter)
        bars += [(left, y(value), width, _BASE - y(value))] if value is not None else []
        marks += [(left - 3, y(target), left + width + 3)] if target is not None else []
        year = quarter.year if quarter.number == 1 or quarter == quarters[0] else ""
        labels.append((left + width // 2, quarter.number, year))
    parts = [format_html_join("", form, rows) for form, rows in ((_VALUE, bars), (_TARGET, marks), (_QUARTER, labels))]
    return _framed(format_html("{}{}{}{}", _axis(most), *parts), height=_HEIGHT, title=title)


def _bar(bar: Bar, *, place: int, left: int, right: int) -> tuple[object, ...]:
    top = TOP + ROW * place
    return (top + 13, bar.label, left, top + 2, max(right - left, 4), COLOURS[bar.status], bar.status)


_LABEL = f'font-size="13" fill="{_INK}" class="plan-label"'
_SMALL = f'font-size="12" text-anchor="middle" fill="{_INK}" class="plan-label"'
_YEAR = (
    f'<line x1="{{0}}" y1="18" x2="{{0}}" y2="{{1}}" stroke="{_RULE}" class="plan-rule"></line>'
    f'<text x="{{0}}" y="14" {_LABEL}>{{2}}</text>'
)
_BAR = (
    f'<text x="0" y="{{}}" {_LABEL}>{{}}</text>'
    '<rect x="{}" y="{}" width="{}" height="14" rx="3" fill="{}" class="plan-{}"></rect>'
)
_NOW = '<line x1="{0}" y1="18" x2="{0}" y2="{1}" stroke="#1b2322" stroke-width="2" stroke-dasharray="4 3" class="plan-now"></line>'
_VALUE = '<rect x="{}" y="{}" width="{}" height="{}" fill="#0f5c5c" class="plan-value"></rect>'
_TARGET = '<line x1="{0}" y1="{1}" x2="{2}" y2="{1}" stroke="#1b2322" stroke-width="3" class="plan-target"></line>'
_QUARTER = f'<text x="{{0}}" y="176" {_SMALL}>{{1}}</text><text x="{{0}}" y="193" {_SMALL}>{{2}}</text>'
_AXIS = (
    f'<line x1="{{0}}" y1="{{1}}" x2="{{2}}" y2="{{1}}" stroke="{_RULE}" class="plan-rule"></line>'
    f'<text x="{{3}}" y="24" font-size="12" text-anchor="end" fill="{_INK}" class="plan-label">{{4}}</text>'
    f'<text x="{{3}}" y="{{1}}" font-size="12" text-anchor="end" fill="{_INK}" class="plan-label">0</text>'
)


def _axis(most: Decimal) -> SafeString:
    return format_html(_AXIS, _LEFT - 4, _BASE, WIDTH, _LEFT - 8, f"{most.normalize():f}")


def _framed(drawn: SafeString, *, height: int, title: str) -> SafeString:
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}" role="img" class="plan-chart">'
        "<title>{2}</title>{3}</svg>",
        WIDTH,
        height,
        title,
        drawn,
    )
