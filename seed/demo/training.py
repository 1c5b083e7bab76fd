"""The demo's courses for officers over two years: some held, one cancelled, one still ahead. All invented."""

from __future__ import annotations

from dataclasses import dataclass

from seed.tables import read_rows

COLUMNS = ("title", "topics", "trainer", "place", "days_ago", "days", "rule", "least_score", "fate")


@dataclass(frozen=True, slots=True)
class DemoCourse:
    """One course: how many days ago its last day was, how many days it took, and what became of it (held, cancelled, ahead)."""

    title: str
    topics: tuple[str, ...]
    trainer: str
    place: str
    days_ago: int
    days: int
    rule: str
    least_score: int
    fate: str


def demo_courses() -> tuple[DemoCourse, ...]:
    """The courses, the earliest first."""
    return tuple(
        DemoCourse(
            title=row.text("title"),
            topics=row.words("topics"),
            trainer=row.text("trainer"),
            place=row.text("place"),
            days_ago=row.number("days_ago"),
            days=row.number("days"),
            rule=row.choice("rule", among=("attendance", "score")),
            least_score=row.number("least_score"),
            fate=row.choice("fate", among=("held", "cancelled", "ahead")),
        )
        for row in read_rows("demo/training.csv", columns=COLUMNS)
    )
