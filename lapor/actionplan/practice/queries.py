"""All reads of the practice; each officer's own rows only."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from lapor.actionplan.practice.errors import UnknownPracticeCase
from lapor.actionplan.practice.models import PracticeRun
from seed.practice import PracticeCase, practice_cases


def case_named(code: str) -> PracticeCase:
    """The case. Raises UnknownPracticeCase."""
    found = next((case for case in practice_cases() if case.code == code), None)
    if found is None:
        raise UnknownPracticeCase
    return found


def runs_of(person: UUID) -> dict[str, PracticeRun]:
    """The officer's runs by case. 1 statement."""
    return {run.case: run for run in PracticeRun.objects.filter(person=person)}


def run_of(person: UUID, *, case: PracticeCase) -> PracticeRun | None:
    """The officer's run of one case. 1 statement."""
    return PracticeRun.objects.filter(person=person, case=case.code).first()


def finished_by(people: Collection[UUID]) -> dict[UUID, datetime]:
    """Of these officers, who walked every case to its end, and when the last one was. 1 statement."""
    codes = {case.code for case in practice_cases()}
    found: dict[UUID, dict[str, datetime]] = {}
    rows = PracticeRun.objects.filter(person__in=list(people), case__in=codes, finished_at__isnull=False)
    for person, case, at in rows.values_list("person_id", "case", "finished_at"):
        if at is not None:
            found.setdefault(person, {})[case] = at
    return {person: max(done.values()) for person, done in found.items() if done.keys() == codes}
