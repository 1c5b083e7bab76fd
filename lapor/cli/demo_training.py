"""The demo's courses, planned and recorded through the real services; some officers were never on a list."""

from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from lapor.actionplan.training import queries
from lapor.actionplan.training.models import Course
from lapor.actionplan.training.services import (
    PlannedCourse,
    Result,
    cancel_course,
    choose_participants,
    hold_course,
    plan_course,
)
from lapor.institutions import queries as institutions
from lapor.kit.actors import SYSTEM
from lapor.people import queries as people
from seed.demo.training import DemoCourse, demo_courses

FORTNIGHT = timedelta(days=14)
REASON = "Contoh: narasumber berhalangan."
NEVER_EACH = 6
"""Every sixth officer was never on a list."""
GROUPS = 3


def is_taught(tenant: UUID) -> bool:
    """Whether the courses are there: they are written in one transaction."""
    return queries.has_courses(tenant)


@transaction.atomic
def teach(tenant: UUID, *, begun: datetime, now: datetime) -> int:
    """Plan and record two years of courses; gives how many. Older ones are entered on the installation's first day."""
    zone = ZoneInfo(institutions.office(tenant).zone)
    officers = [each.id for each in people.active_officers(tenant, roles=queries.HANDLING_ROLES)]
    learners = [key for place, key in enumerate(dict.fromkeys(sorted(officers))) if place % NEVER_EACH]
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
