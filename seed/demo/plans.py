"""The demo's action plan: its head, and how far each indicator came, in per cent of its target. All invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from seed.tables import read_rows


@dataclass(frozen=True, slots=True)
class DemoPlanHead:
    """What the demo's plan is called, for when, and by which invented decree."""

    title: str
    since_on: date
    until_on: date
    goal: str
    goal_source: str
    decree_number: str
    decree_on: date


@dataclass(frozen=True, slots=True)
class DemoProgress:
    """How far one indicator came; `last_missing`: nobody entered the newest quarter."""

    code: str
    per_cent: int
    last_missing: bool
    obstacle: str
    next_step: str


def demo_plan_head() -> DemoPlanHead:
    """The one line of the head."""
    columns = ("title", "since_on", "until_on", "goal", "goal_source", "decree_number", "decree_on")
    row = next(iter(read_rows("demo/plan_head.csv", columns=columns)))
    return DemoPlanHead(
        title=row.text("title"),
        since_on=date.fromisoformat(row.text("since_on")),
        until_on=date.fromisoformat(row.text("until_on")),
        goal=row.text("goal"),
        goal_source=row.text("goal_source"),
        decree_number=row.text("decree_number"),
        decree_on=date.fromisoformat(row.text("decree_on")),
    )


def demo_plan_progress() -> tuple[DemoProgress, ...]:
    """How far each indicator came."""
    rows = read_rows("demo/plan_progress.csv", columns=("code", "per_cent", "last_missing", "obstacle", "next_step"))
    return tuple(
        DemoProgress(
            code=row.text("code"),
            per_cent=row.number("per_cent"),
            last_missing=row.is_yes("last_missing"),
            obstacle=row.optional("obstacle"),
            next_step=row.optional("next_step"),
        )
        for row in rows
    )
