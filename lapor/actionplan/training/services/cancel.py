"""Cancel a planned course."""

from datetime import datetime
from uuid import UUID

from lapor.actionplan.errors import ReasonNeeded
from lapor.actionplan.training import policy, queries
from lapor.actionplan.training.errors import CourseNotPlanned
from lapor.actionplan.training.models import Course
from lapor.audit.services import record, writes
from lapor.kit.actors import Actor


@writes
def cancel_course(course: UUID, *, reason: str, by: Actor, at: datetime) -> None:
    """Cancel it, with the reason. Raises NotCourseOrganiser, CourseNotPlanned, ReasonNeeded, UnknownCourse."""
    row = queries.lock(course)
    policy.require_organiser(by, tenant=row.tenant_id, institution=row.institution_id)
    if row.state != Course.State.PLANNED:
        raise CourseNotPlanned
    if not reason.strip():
        raise ReasonNeeded
    row.state, row.reason = Course.State.CANCELLED, reason.strip()
    row.save(update_fields=["state", "reason"])
    payload = {"course": str(row.id), "reason": row.reason}
    record("course_cancelled", stream=f"institution/{row.institution_id}", by=by, at=at, payload=payload)
