"""All reads of training; the tenant's filter is inside."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from lapor.actionplan.training.errors import UnknownCourse
from lapor.actionplan.training.models import Course, CourseParticipant
from lapor.institutions import queries as institutions
from lapor.kit.actors import COORDINATOR, EXECUTING, INSPECTORATE, LIAISON, VILLAGE_OPERATOR, Actor
from lapor.kit.figures import FigureAsk
from lapor.people import queries as people

LIMIT = 500
HANDLING_ROLES = (COORDINATOR, LIAISON, EXECUTING, INSPECTORATE, VILLAGE_OPERATOR)
"""Whoever works on reports: they are meant when a page says how many officers are trained."""
HELD = Course.State.HELD


@dataclass(frozen=True, kw_only=True)
class CourseLine:
    """A course as lists show it; `listed`, `attended` and `passed` are numbers of participants."""

    id: UUID
    title: str
    state: str
    since_on: date
    until_on: date
    place: str
    trainer: str
    topics: tuple[str, ...]
    office: str
    institution: UUID
    invited: tuple[str, ...]
    rule: str
    least_score: int | None
    reason: str
    listed: int
    attended: int
    passed: int


@dataclass(frozen=True, kw_only=True)
class ParticipantLine:
    """An officer on a course's list."""

    person: UUID
    name: str
    institution: UUID
    office: str
    attended: bool
    score: int | None
    passed: bool


@dataclass(frozen=True, kw_only=True)
class TakenCourse:
    """A course from one participant's side."""

    course: UUID
    title: str
    state: str
    until_on: date
    attended: bool
    passed: bool


@dataclass(frozen=True, kw_only=True)
class TrainedOfficer:
    """An officer who works on reports, and whether they are trained."""

    person: UUID
    name: str
    is_trained: bool


@dataclass(frozen=True, kw_only=True)
class OfficeTraining:
    """An office with its officers who work on reports, by name."""

    institution: UUID
    name: str
    officers: tuple[TrainedOfficer, ...]

    @property
    def trained(self) -> int:
        """How many of them are trained."""
        return sum(each.is_trained for each in self.officers)


def courses_of(tenant: UUID) -> list[CourseLine]:
    """The newest 500 courses of a tenant, latest day first. 1 statement."""
    return _lines(Course.objects.filter(tenant=tenant), tenant=tenant)


def public_courses(tenant: UUID) -> list[CourseLine]:
    """The same for everybody: only what was held or is still planned. 1 statement."""
    states = (Course.State.PLANNED, HELD)
    return _lines(Course.objects.filter(tenant=tenant, state__in=states), tenant=tenant)


def has_courses(tenant: UUID) -> bool:
    """Whether the tenant has any course. 1 statement."""
    return Course.objects.filter(tenant=tenant).exists()


def line_of(course: Course) -> CourseLine:
    """One course as lists show it. 1 statement."""
    return _lines(Course.objects.filter(pk=course.pk), tenant=course.tenant_id)[0]


def course_visible_to(actor: Actor, *, course: UUID) -> Course:
    """A course in a tenant of the actor. 1 statement. Raises UnknownCourse."""
    tenants = {grant.tenant for grant in actor.grants}
    return _found(Course.objects.filter(pk=course, tenant__in=tenants))


def lock(course: UUID) -> Course:
    """The course, held until the transaction ends. Raises UnknownCourse."""
    return _found(Course.objects.select_for_update().filter(pk=course))


def participants_of(course: Course) -> list[ParticipantLine]:
    """Everybody on the list, by office and name. 1 statement."""
    offices = institutions.directory(course.tenant_id).offices
    rows = CourseParticipant.objects.filter(course=course).select_related("person")
    found = [
        ParticipantLine(
            person=row.person_id,
            name=row.person.name,
            institution=row.institution_id,
            office=offices[row.institution_id].name,
            attended=row.attended,
            score=row.score,
            passed=row.passed,
        )
        for row in rows
    ]
    return sorted(found, key=lambda each: (each.office, each.name))


def courses_taken_by(person: UUID) -> list[TakenCourse]:
    """The officer's own courses, latest first; cancelled ones are left out. 1 statement."""
    rows = CourseParticipant.objects.filter(person=person).exclude(course__state=Course.State.CANCELLED)
    return [
        TakenCourse(
            course=row.course_id,
            title=row.course.title,
            state=row.course.state,
            until_on=row.course.until_on,
            attended=row.attended,
            passed=row.passed,
        )
        for row in rows.select_related("course").order_by("-course__until_on", "-course_id")
    ]


def trained_people(tenant: UUID) -> dict[UUID, date]:
    """Who passed a course of the tenant, with the last day of the latest one. 1 statement."""
    rows = CourseParticipant.objects.filter(course__tenant=tenant, course__state=HELD, passed=True)
    return dict(rows.order_by("course__until_on").values_list("person", "course__until_on"))


def training_by_office(tenant: UUID) -> list[OfficeTraining]:
    """Every office in which somebody works on reports, by name; who works in two counts in both. 2 statements."""
    trained = trained_people(tenant)
    offices = institutions.directory(tenant).offices
    found: dict[UUID, dict[UUID, TrainedOfficer]] = {}
    for officer in people.active_officers(tenant, roles=HANDLING_ROLES):
        known = found.setdefault(officer.institution, {})
        known[officer.id] = TrainedOfficer(person=officer.id, name=officer.name, is_trained=officer.id in trained)
    lines = [
        OfficeTraining(institution=key, name=offices[key].name, officers=tuple(officers.values()))
        for key, officers in found.items()
    ]
    return sorted(lines, key=lambda each: each.name)


def officers_trained(ask: FigureAsk) -> int | None:
    """Officers who passed a course whose last day lies in the span; None while no course was recorded yet. 1 statement."""
    held = CourseParticipant.objects.filter(course__tenant=ask.tenant, course__state=HELD)
    if ask.known_on:
        held = held.filter(course__recorded_on__lte=ask.known_on)
    counts = Q(passed=True, course__until_on__range=(ask.since, ask.until))
    if ask.institution:
        counts &= Q(institution=ask.institution)
    found = held.aggregate(trained=Count("person", distinct=True, filter=counts), recorded=Count("pk"))
    return found["trained"] if found["recorded"] else None


def _found(rows: QuerySet[Course]) -> Course:
    found = rows.first()
    if found is None:
        raise UnknownCourse
    return found


def _lines(rows: QuerySet[Course], *, tenant: UUID) -> list[CourseLine]:
    offices = institutions.directory(tenant).offices
    names = {str(key): office.name for key, office in offices.items()}
    counted = rows.annotate(
        all_listed=Count("participants"),
        all_attended=Count("participants", filter=Q(participants__attended=True)),
        all_passed=Count("participants", filter=Q(participants__passed=True)),
    )
    return [
        CourseLine(
            id=row.id,
            title=row.title,
            state=row.state,
            since_on=row.since_on,
            until_on=row.until_on,
            place=row.place,
            trainer=row.trainer,
            topics=tuple(line for line in row.topics.splitlines() if line.strip()),
            office=offices[row.institution_id].name,
            institution=row.institution_id,
            invited=tuple(names[key] for key in row.invited if key in names),
            rule=row.rule,
            least_score=row.least_score,
            reason=row.reason,
            listed=row.all_listed,
            attended=row.all_attended,
            passed=row.all_passed,
        )
        for row in counted.order_by("-until_on", "-id")[:LIMIT]
    ]
