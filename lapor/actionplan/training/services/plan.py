"""Plan a course."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lapor.actionplan.training import policy, queries
from lapor.actionplan.training.errors import BadCourse, CourseNotPlanned
from lapor.actionplan.training.models import Course
from lapor.audit.services import record, writes
from lapor.kit.actors import Actor
from lapor.kit.ids import new_id
from lapor.kit.text import one_line

FULL_SCORE = 100


@dataclass(frozen=True, kw_only=True)
class PlannedCourse:
    """What is planned: what about, when, where, by which office and trainer, for which offices (none: all), and who passes."""

    title: str
    institution: UUID
    since_on: date
    until_on: date
    topics: str = ""
    trainer: str = ""
    place: str = ""
    invited: tuple[UUID, ...] = ()
    rule: str = Course.Rule.ATTENDANCE
    least_score: int | None = None


@writes
def plan_course(plan: PlannedCourse, *, tenant: UUID, by: Actor, at: datetime, course: UUID | None = None) -> UUID:
    """Plan a course, or change one (`course`) that is still planned.

    Raises NotCourseOrganiser, CourseNotPlanned, BadCourse, UnknownCourse.
    """
    row = queries.lock(course) if course else Course(id=new_id(), tenant_id=tenant)
    if course:
        policy.require_organiser(by, tenant=row.tenant_id, institution=row.institution_id)
    policy.require_organiser(by, tenant=row.tenant_id, institution=plan.institution)
    if row.state != Course.State.PLANNED:
        raise CourseNotPlanned
    _require_fitting(plan)
    _fill(row, plan=plan)
    row.save(force_insert=not course, force_update=bool(course))
    payload = {
        "course": str(row.id),
        "title": row.title,
        "since_on": plan.since_on.isoformat(),
        "until_on": plan.until_on.isoformat(),
        "place": row.place,
        "invited": row.invited,
        "rule": row.rule,
        "least_score": row.least_score,
    }
    record("course_planned", stream=f"institution/{row.institution_id}", by=by, at=at, payload=payload)
    return row.id


def _require_fitting(plan: PlannedCourse) -> None:
    needs_score = plan.rule == Course.Rule.SCORE
    if plan.rule not in Course.Rule or plan.until_on < plan.since_on:
        raise BadCourse
    if needs_score and not (plan.least_score and 1 <= plan.least_score <= FULL_SCORE):
        raise BadCourse


def _fill(row: Course, *, plan: PlannedCourse) -> None:
    row.institution_id, row.title = plan.institution, one_line(plan.title)[:160]
    row.since_on, row.until_on = plan.since_on, plan.until_on
    row.topics = "\n".join(one_line(line) for line in plan.topics.splitlines() if line.strip())[:1000]
    row.trainer, row.place = one_line(plan.trainer)[:160], one_line(plan.place)[:200]
    row.invited = [str(key) for key in dict.fromkeys(plan.invited)]
    row.rule = plan.rule
    row.least_score = plan.least_score if plan.rule == Course.Rule.SCORE else None
