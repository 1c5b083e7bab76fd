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
UNKNOWN_EACH = 17


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


@dataclass(frozen=True, slots=True)
class DemoAnswer:
    """What one device in the room said: whether it was clear, whether it will be used, and perhaps a text."""

    understood: str
    will_use: str
    missing: str


def demo_population(villages: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Invented numbers of people; every seventeenth village is left out, as nobody has filled it in."""
    for place, code in enumerate(villages):
        if place % UNKNOWN_EACH != UNKNOWN_EACH - 1:
            yield code, 380 + place * 617 % 4200


def demo_stock(place: int) -> tuple[int, int, int]:
    """Posters, leaflets and cards left at a meeting; nothing at every fifth one."""
    return (0, 0, 0) if place % 5 == 4 else (2 + place % 4, 30 + place * 7 % 50, place * 13 % 80)


def demo_answers(place: int) -> Iterator[DemoAnswer]:
    """What was said at a meeting."""
    texts = [row.text("text") for row in read_rows("demo/room_texts.csv", columns=("text",))]
    for number in range(5 + place % 6):
        mark = place * 7 + number * 3
        yield DemoAnswer(
            understood=("yes", "yes", "yes", "partly", "no")[mark % 5],
            will_use=("yes", "maybe", "yes", "yes", "no", "maybe")[mark % 6],
            missing=texts[mark % len(texts)] if mark % 3 == 0 else "",
        )
