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
    days = max((until_on - since_on).days, 1)
    height = TOP + ROW * len(bars) + 4

    def x(day: date) -> int:
        inside = min(max((day - since_on).days, 0), days)
        return LABELS + (WIDTH - LABELS) * inside // days

    years = [(x(date(year, 1, 1)), height, year) for year in range(since_on.year, until_on.year + 1)]
    grid = format_html_join(
        "",
        '<line x1="{0}" y1="18" x2="{0}" y2="{1}" stroke="' + _RULE + '" class="plan-rule"></line>'
        '<text x="{0}" y="14" font-size="13" fill="' + _INK + '" class="plan-label">{2}</text>',
        years,
    )
    rows = format_html_join(
        "",
        '<text x="0" y="{0}" font-size="13" fill="' + _INK + '" class="plan-label">{1}</text>'
        '<rect x="{2}" y="{3}" width="{4}" height="14" rx="3" fill="{5}" class="plan-{6}"></rect>',
        (
            (
                TOP + ROW * place + 13,
                bar.label,
                x(bar.since_on),
                TOP + ROW * place + 2,
                max(x(bar.until_on) - x(bar.since_on), 4),
                COLOURS[bar.status],
                bar.status,
            )
            for place, bar in enumerate(bars)
        ),
    )
    now = format_html(
        '<line x1="{0}" y1="18" x2="{0}" y2="{1}" stroke="#1b2322" stroke-width="2" stroke-dasharray="4 3" class="plan-now"></line>',
        x(today),
        height,
    )
    return _framed(
        format_html("{}{}{}", grid, rows, now if since_on <= today <= until_on else ""), height=height, title=title
    )


def against_target(
    targets: Mapping[Quarter, Decimal], *, values: Mapping[Quarter, Decimal | None], title: str, limit: int = 20
) -> SafeString:
    """What was reached (bars) against what was to be reached (marks), quarter by quarter; the last `limit` quarters."""
    quarters = sorted({*targets, *values})[-limit:]
    numbers = [*targets.values(), *(value for value in values.values() if value is not None)]
    most = max(numbers, default=Decimal(0)) or Decimal(1)
    step = (WIDTH - _LEFT) // max(len(quarters), 1)
    width = min(step * 6 // 10, 40)

    def y(value: Decimal) -> int:
        return _BASE - int((_BASE - 20) * value / most)

    bars, marks, labels = [], [], []
    for place, quarter in enumerate(quarters):
        left = _LEFT + place * step + (step - width) // 2
        value, target = values.get(quarter), targets.get(quarter)
        if value is not None:
            bars.append((left, y(value), width, _BASE - y(value)))
        if target is not None:
            marks.append((left - 3, y(target), left + width + 3))
        text = str(quarter.year) if quarter.number == 1 or not place else ""
        labels.append((left + width // 2, quarter.number, text))
    drawn = format_html(
        "{}{}{}{}",
        _axis(most),
        format_html_join(
            "", '<rect x="{}" y="{}" width="{}" height="{}" fill="#0f5c5c" class="plan-value"></rect>', bars
        ),
        format_html_join(
            "",
            '<line x1="{0}" y1="{1}" x2="{2}" y2="{1}" stroke="#1b2322" stroke-width="3" class="plan-target"></line>',
            marks,
        ),
        format_html_join(
            "",
            '<text x="{0}" y="176" font-size="12" text-anchor="middle" fill="'
            + _INK
            + '" class="plan-label">{1}</text>'
            '<text x="{0}" y="193" font-size="12" text-anchor="middle" fill="'
            + _INK
            + '" class="plan-label">{2}</text>',
            labels,
        ),
    )
    return _framed(drawn, height=_HEIGHT, title=title)


def _axis(most: Decimal) -> SafeString:
    text = f"{most.normalize():f}"
    return format_html(
        '<line x1="{0}" y1="{1}" x2="{2}" y2="{1}" stroke="' + _RULE + '" class="plan-rule"></line>'
        '<text x="{3}" y="24" font-size="12" text-anchor="end" fill="' + _INK + '" class="plan-label">{4}</text>'
        '<text x="{3}" y="{1}" font-size="12" text-anchor="end" fill="' + _INK + '" class="plan-label">0</text>',
        _LEFT - 4,
        _BASE,
        WIDTH,
        _LEFT - 8,
        text,
    )


def _framed(drawn: SafeString, *, height: int, title: str) -> SafeString:
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}" role="img" class="plan-chart">'
        "<title>{2}</title>{3}</svg>",
        WIDTH,
        height,
        title,
        drawn,
    )
