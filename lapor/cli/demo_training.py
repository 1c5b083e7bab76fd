"""The demo's courses, planned and recorded through the real services; some officers were never on a list."""

from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from lapor.actionplan.practice.queries import finished_by
from lapor.actionplan.practice.services import take_step
from lapor.actionplan.practice.way import own_steps
from lapor.actionplan.procedures.content import KINDS
from lapor.actionplan.training import queries
from lapor.actionplan.training.models import Course
from lapor.actionplan.training.services import (
    PlannedCourse,
    Result,
    cancel_course,
    choose_participants,
    confirm_officer,
    hold_course,
    plan_course,
    say_read,
)
from lapor.institutions import queries as institutions
from lapor.kit.actors import SYSTEM
from lapor.people import queries as people
from lapor.people.actors import actor_of
from seed.demo.training import DemoCourse, demo_courses
from seed.practice import PracticeCase, practice_cases

FORTNIGHT = timedelta(days=14)
REASON = "Contoh: narasumber berhalangan."
NEVER_EACH = 6
"""Every sixth officer was never on a list."""
GROUPS = 3
COORDINATORS_MAIL = "sari@contoh.example"
WRITTEN = ("public_title", "public_text", "reason", "text", "found", "done_work", "executor", "evidence")
EXAMPLE = "Contoh."


def is_taught(tenant: UUID) -> bool:
    """Whether the courses are there: they are written in one transaction."""
    return queries.has_courses(tenant)


@transaction.atomic
def teach(tenant: UUID, *, begun: datetime, now: datetime) -> int:
    """Plan and record two years of courses; gives how many. Older ones are entered on the installation's first day."""
    zone = ZoneInfo(institutions.office(tenant).zone)
    learners = [key for place, key in enumerate(_by_address(tenant)) if place % NEVER_EACH]
    told = demo_courses()
    for number, each in enumerate(told):
        last = _workday(now.astimezone(zone).date() - timedelta(days=each.days_ago) + _ahead(each))
        at = min(now, max(begun, datetime.combine(last, time(16), tzinfo=zone)))
        course = _planned(each, tenant=tenant, last=last, at=max(begun, at - FORTNIGHT))
        if each.fate == "cancelled":
            cancel_course(course, reason=REASON, by=SYSTEM, at=at)
            continue
        group = [key for place, key in enumerate(learners) if place % GROUPS == number % GROUPS]
        choose_participants(course, chosen=group, by=SYSTEM, at=max(begun, at - FORTNIGHT))
        if each.fate == "held":
            hold_course(course, results=_results(group, told=each), by=SYSTEM, at=at)
    return len(told)


@transaction.atomic
def let_in(tenant: UUID, *, now: datetime) -> int:
    """One trained officer has practised everything, read the procedures and was confirmed; another is half-way.

    Gives how many became ready. Second factors are there already: without one nothing is confirmed.
    """
    trained = queries.trained_people(tenant)
    ready, begun = [key for key in _by_address(tenant) if key in trained][:2]
    coordinator = people.person_by_email(COORDINATORS_MAIL)
    if coordinator is None or finished_by([ready]):
        return 0
    for case in practice_cases():
        _walk(case, person=ready, at=now)
    first = practice_cases()[0]
    _walk(first, person=begun, at=now)
    for kind in KINDS:
        say_read(kind, tenant=tenant, by=actor_of(ready), at=now)
    say_read(KINDS[0], tenant=tenant, by=actor_of(begun), at=now)
    confirm_officer(ready, tenant=tenant, by=actor_of(coordinator), at=now)
    return 1


def _by_address(tenant: UUID) -> list[UUID]:
    officers = people.active_officers(tenant, roles=queries.HANDLING_ROLES)
    return list(dict.fromkeys(each.id for each in sorted(officers, key=lambda each: each.email)))


def _walk(case: PracticeCase, *, person: UUID, at: datetime) -> None:
    for place in own_steps(case):
        step = case.steps[place]
        given = {
            name: step.expected(name)[0] for name in ("topic", "procedure", "to", "suggestion") if step.expected(name)
        }
        words = dict.fromkeys(WRITTEN, EXAMPLE)
        promise = {"promised_on": (at + 9 * FORTNIGHT).date()}
        take_step(case.code, person=person, seen=place, verb=step.verb, given=words | given | promise, at=at)


def _planned(each: DemoCourse, *, tenant: UUID, last: date, at: datetime) -> UUID:
    plan = PlannedCourse(
        title=each.title,
        institution=institutions.directory(tenant).on_duty(institutions.COORDINATOR).id,
        since_on=last - timedelta(days=each.days - 1),
        until_on=last,
        topics="\n".join(each.topics),
        trainer=each.trainer,
        place=each.place,
        rule=Course.Rule(each.rule),
        least_score=each.least_score or None,
    )
    return plan_course(plan, tenant=tenant, by=SYSTEM, at=at)


def _results(group: list[UUID], *, told: DemoCourse) -> dict[UUID, Result]:
    """One in seven did not come; of those who did, one in nine did not reach the score."""
    return {
        key: Result(
            attended=bool((place + 1) % 7),
            score=(told.least_score - 12 if place % 9 == 4 else 74 + place * 7 % 25)
            if told.least_score and (place + 1) % 7
            else None,
        )
        for place, key in enumerate(group)
    }


def _ahead(each: DemoCourse) -> timedelta:
    return timedelta(days=12) if each.fate == "ahead" else timedelta()


def _workday(day: date) -> date:
    while day.weekday() > 4:
        day -= timedelta(days=1)
    return day
