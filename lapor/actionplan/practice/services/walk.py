"""Take a step on a practice case, or begin it anew."""

from datetime import datetime
from uuid import UUID

from lapor.actionplan.practice import queries
from lapor.actionplan.practice.errors import PracticeMovedOn
from lapor.actionplan.practice.judge import Given, Judgement, judge
from lapor.actionplan.practice.models import PracticeRun
from lapor.actionplan.practice.way import own_position, standing_at
from lapor.audit.services import writes


@writes
def take_step(case_code: str, *, person: UUID, seen: int, verb: str, given: Given, at: datetime) -> Judgement:
    """Judge the step at the officer's place; a right one goes on, any other is counted and explained.

    `seen` is the place that the officer's page showed. Raises UnknownPracticeCase, PracticeMovedOn. 3 statements.
    """
    case = queries.case_named(case_code)
    run = _lock(case_code, person=person, at=at)
    place = own_position(case, after=run.position)
    if place != seen or place >= len(case.steps):
        raise PracticeMovedOn
    standing = standing_at(case, position=place, started_at=run.started_at)
    found = judge(case, step=case.steps[place], standing=standing, verb=verb, given=given)
    if found.is_right:
        run.position = own_position(case, after=place + 1)
        if run.position == len(case.steps) and run.finished_at is None:
            run.finished_at = at
    else:
        run.wrong += 1
    run.save()
    return found


@writes
def begin_anew(case_code: str, *, person: UUID, at: datetime) -> None:
    """Begin the case again from its first step; that it was finished before stays known. Raises UnknownPracticeCase."""
    case = queries.case_named(case_code)
    run = _lock(case.code, person=person, at=at)
    run.position, run.wrong, run.started_at = 0, 0, at
    run.save()


def _lock(case: str, *, person: UUID, at: datetime) -> PracticeRun:
    rows = PracticeRun.objects.select_for_update()
    return rows.get_or_create(person_id=person, case=case, defaults={"started_at": at})[0]
