"""Record that a course was held: who attended, and who passed by the course's own rule."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from lapor.actionplan.training import policy, queries
from lapor.actionplan.training.errors import BadResults, CourseNotPlanned
from lapor.actionplan.training.models import Course, CourseParticipant
from lapor.actionplan.training.services.plan import FULL_SCORE
from lapor.audit.services import record, writes
from lapor.institutions import queries as institutions
from lapor.kit.actors import Actor


@dataclass(frozen=True, kw_only=True)
class Result:
    """What came of one participant; a score of 100 only where the course's rule asks for it."""

    attended: bool
    score: int | None = None


@writes
def hold_course(course: UUID, *, results: Mapping[UUID, Result], by: Actor, at: datetime) -> int:
    """Record the results of everybody on the list (left out: did not attend); gives how many passed.

    Raises NotCourseOrganiser, CourseNotPlanned, BadResults, UnknownCourse; nothing is written when it raises.
    """
    row = queries.lock(course)
    policy.require_organiser(by, tenant=row.tenant_id, institution=row.institution_id)
    if row.state != Course.State.PLANNED:
        raise CourseNotPlanned
    today = at.astimezone(ZoneInfo(institutions.office(row.tenant_id).zone)).date()
    listed = list(CourseParticipant.objects.filter(course=row).order_by("person_id"))
    _require_fitting(row, results=results, listed={each.person_id for each in listed}, today=today)
    for each in listed:
        found = results.get(each.person_id, Result(attended=False))
        each.attended, each.score = found.attended, found.score
        each.passed = has_passed(row, result=found)
    CourseParticipant.objects.bulk_update(listed, ["attended", "score", "passed"])
    row.state, row.recorded_on = Course.State.HELD, today
    row.save(update_fields=["state", "recorded_on"])
    _record(row, listed=listed, by=by, at=at)
    return sum(each.passed for each in listed)


def has_passed(course: Course, *, result: Result) -> bool:
    """Whether somebody has passed by the course's own rule."""
    if course.rule == Course.Rule.SCORE:
        return result.attended and result.score is not None and result.score >= (course.least_score or FULL_SCORE)
    return result.attended


def _require_fitting(course: Course, *, results: Mapping[UUID, Result], listed: set[UUID], today: date) -> None:
    scores = [each.score for each in results.values() if each.score is not None]
    is_false = any(each.score is not None and not each.attended for each in results.values())
    if course.until_on > today or results.keys() - listed or is_false:
        raise BadResults
    if not any(each.attended for each in results.values()) or any(not 0 <= score <= FULL_SCORE for score in scores):
        raise BadResults


def _record(course: Course, *, listed: list[CourseParticipant], by: Actor, at: datetime) -> None:
    payload = {
        "course": str(course.id),
        "until_on": course.until_on.isoformat(),
        "listed": len(listed),
        "attended": sum(each.attended for each in listed),
        "passed": sum(each.passed for each in listed),
    }
    record("course_held", stream=f"institution/{course.institution_id}", by=by, at=at, payload=payload)
    for each in listed:
        told = {"course": str(course.id), "attended": each.attended, "passed": each.passed}
        record("course_taken", stream=f"person/{each.person_id}", by=by, at=at, payload=told)
