"""Choose who takes part in a planned course."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from lapor.actionplan import policy as plans
from lapor.actionplan.training import policy, queries
from lapor.actionplan.training.errors import CourseNotPlanned, NotParticipant
from lapor.actionplan.training.models import Course, CourseParticipant
from lapor.audit.services import record, writes
from lapor.kit.actors import Actor
from lapor.people import queries as people


@writes
def choose_participants(course: UUID, *, chosen: Collection[UUID], by: Actor, at: datetime) -> int:
    """Make the list of a planned course; whoever was on it and is not chosen leaves it. Gives how many are on it.

    An office that holds its own course chooses among its own officers and leaves everybody else as they are; whoever may change the
    plan chooses among all. Raises NotCourseOrganiser, CourseNotPlanned, NotParticipant, UnknownCourse. 6 statements.
    """
    row = queries.lock(course)
    policy.require_organiser(by, tenant=row.tenant_id, institution=row.institution_id)
    if row.state != Course.State.PLANNED:
        raise CourseNotPlanned
    offices = offices_of_choice(row, by=by)
    if set(chosen) - offices.keys():
        raise NotParticipant
    listed = set(CourseParticipant.objects.filter(course=row, person__in=offices).values_list("person_id", flat=True))
    CourseParticipant.objects.filter(course=row, person__in=listed - set(chosen)).delete()
    CourseParticipant.objects.bulk_create(
        [
            CourseParticipant(course=row, person_id=person, institution_id=offices[person])
            for person in sorted(set(chosen) - listed)
        ]
    )
    payload = {"course": str(row.id), "people": sorted(str(person) for person in chosen)}
    record("course_participants_chosen", stream=f"institution/{row.institution_id}", by=by, at=at, payload=payload)
    return len(set(chosen))


def offices_of_choice(course: Course, *, by: Actor) -> dict[UUID, UUID]:
    """Whom the actor may choose, with the office of each. 1 statement."""
    everybody = people.active_officers(course.tenant_id)
    may_edit = plans.may_edit(by, tenant=course.tenant_id)
    found: dict[UUID, UUID] = {}
    for officer in everybody:
        if may_edit or officer.institution == course.institution_id:
            found.setdefault(officer.id, officer.institution)
    return found
