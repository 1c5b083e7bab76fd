"""Courses for tests of training."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from lapor.actionplan.training.services import (
    PlannedCourse,
    Result,
    choose_participants,
    hold_course,
    plan_course,
)
from lapor.kit.actors import SYSTEM
from tests.cast import World

AT = datetime(2026, 4, 20, 2, 0, tzinfo=UTC)


def course_on(on: date, *, world: World, at: datetime = AT, **changes: Any) -> UUID:
    """A planned course of the coordinator's office with one day."""
    given: dict[str, Any] = {"title": "Menjawab dengan bukti", "institution": world.offices["diskominfo"]} | changes
    return plan_course(PlannedCourse(since_on=on, until_on=on, **given), tenant=world.tenant, by=SYSTEM, at=at)


def held_on(
    on: date, *people: str, world: World, at: datetime = AT, absent: tuple[str, ...] = (), **changes: Any
) -> UUID:
    """A course that these attended and passed."""
    course = course_on(on, world=world, at=at, **changes)
    chosen = {world.people[who] for who in (*people, *absent)}
    choose_participants(course, chosen=chosen, by=SYSTEM, at=at)
    results: Mapping[UUID, Result] = {world.people[who]: Result(attended=True) for who in people}
    hold_course(course, results=results, by=SYSTEM, at=at)
    return course
