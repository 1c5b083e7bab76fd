"""The demo's outreach: kinds of meetings, and when which village was visited, over two years with gaps. All invented."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from seed.tables import read_rows

DAYS = 730
LEFT_OUT_EACH = 9
"""Every ninth village was never visited."""
SILENT_MONTHS = frozenset({3, 4})
"""Months of fasting and harvest, in which nobody was invited."""
AHEAD = 4
CANCELLED_EACH = 31


@dataclass(frozen=True, slots=True)
class DemoKind:
    """A kind of meeting."""

    title: str
    audience: str
    partners: str
    cost: int


@dataclass(frozen=True, slots=True)
class DemoMeeting:
    """One meeting: where, when, of which kind, how many came; nobody for one that was cancelled."""

    village: str
    on: date
    kind: DemoKind
    people: int
    is_cancelled: bool


def demo_kinds() -> tuple[DemoKind, ...]:
    """The kinds of meetings."""
    rows = read_rows("demo/outreach.csv", columns=("title", "audience", "partners", "cost"))
    return tuple(
        DemoKind(
            title=row.text("title"),
            audience=row.text("audience"),
            partners=row.text("partners"),
            cost=row.number("cost"),
        )
        for row in rows
    )


def demo_meetings(villages: Sequence[str], *, today: date) -> Iterator[DemoMeeting]:
    """The meetings by day: each village once but every ninth one, the last four of them still ahead."""
    kinds = demo_kinds()
    # Far villages are not all visited last: a step that has no factor in common with their number mixes them.
    mixed = [villages[(place * 37) % len(villages)] for place in range(len(villages))] if villages else []
    visited = [code for place, code in enumerate(mixed) if place % LEFT_OUT_EACH]
    past = visited[:-AHEAD]
    for place, code in enumerate(past):
        on = today - timedelta(days=DAYS - DAYS * place // len(past))
        while on.month in SILENT_MONTHS or on.weekday() > 4:
            on -= timedelta(days=1)
        yield DemoMeeting(
            village=code,
            on=on,
            kind=kinds[place % len(kinds)],
            people=24 + place * 29 % 71,
            is_cancelled=place % CANCELLED_EACH == CANCELLED_EACH - 1,
        )
    for place, code in enumerate(visited[-AHEAD:], start=1):
        yield DemoMeeting(
            village=code, on=today + timedelta(days=9 * place), kind=kinds[0], people=0, is_cancelled=False
        )
