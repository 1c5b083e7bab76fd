"""What people add to the demo's quarterly reports. All invented."""

from __future__ import annotations

from dataclasses import dataclass

from seed.tables import read_rows


@dataclass(frozen=True, slots=True)
class DemoQuarterWords:
    """The summary of a quarter, and the decisions that are asked for."""

    summary: str
    decisions: str


def demo_quarter_words() -> tuple[DemoQuarterWords, ...]:
    """Of the quarter that is over, and of the one before it."""
    rows = read_rows("demo/quarter_words.csv", columns=("summary", "decisions"))
    return tuple(DemoQuarterWords(summary=row.text("summary"), decisions=row.text("decisions")) for row in rows)
