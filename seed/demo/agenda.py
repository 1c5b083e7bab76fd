"""The demo's planning agenda: what is gathered of which topic, what was decided, and how far it came. All invented."""

from __future__ import annotations

from dataclasses import dataclass

from seed.tables import read_rows

COLUMNS = ("topic", "year_offset", "title", "decision", "reason", "activity", "progress")


@dataclass(frozen=True, slots=True)
class DemoItem:
    """One item; its planning year counts from the present one, and the place of its reports ends its title."""

    topic: str
    year_offset: int
    title: str
    decision: str
    reason: str
    activity: str
    progress: str


def demo_agenda() -> tuple[DemoItem, ...]:
    """The items, in the order in which they are gathered."""
    return tuple(
        DemoItem(
            topic=row.text("topic"),
            year_offset=row.number("year_offset"),
            title=row.text("title"),
            decision=row.optional("decision"),
            reason=row.optional("reason"),
            activity=row.optional("activity"),
            progress=row.optional("progress"),
        )
        for row in read_rows("demo/agenda.csv", columns=COLUMNS)
    )
