"""The daily job that reminds those responsible of quarters that are over and not entered."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as say

from lapor.actionplan import queries, words
from lapor.actionplan.models import ActionPlan
from lapor.actionplan.quarters import Quarter, last_over
from lapor.actionplan.services.remind import note_reminder
from lapor.actionplan.tree import Indicator
from lapor.actionplan.tree_queries import tree_of
from lapor.institutions import queries as institutions
from lapor.jobs.registry import JobKind, Progress
from lapor.kit.actors import COORDINATOR, LIAISON
from lapor.notifications.senders import Message, sender_of
from lapor.people import queries as people
from lapor.people.queries import Colleague

REMIND = "actionplan.remind"
FIRST, LAST = 1, 2
BEFORE_END = timedelta(days=3)
LONGEST = timedelta(days=30)


def remind(_arguments: dict[str, Any], at: datetime, _progress: Progress) -> dict[str, Any]:
    """Mail the liaison officers of offices that lead indicators whose last quarter is not entered: after its end, and once more
    three days before the time for it is over. Safe to run twice; a mail that was sent and not noted is sent again."""
    sent = 0
    for each in institutions.installations():
        if each.tenant is not None:
            today = at.astimezone(ZoneInfo(each.zone)).date()
            plan = queries.current_plan(each.tenant, today=today)
            sent += _remind(plan, today=today, at=at) if plan else 0
    return {"sent": sent}


def stage_of(quarter: Quarter, *, grace_days: int, today: date) -> int:
    """Which reminder is due on that day; 0 for none."""
    end = quarter.last_day
    if not end < today <= end + LONGEST:
        return 0
    return LAST if today >= end + timedelta(days=grace_days) - BEFORE_END else FIRST


def _remind(plan: ActionPlan, *, today: date, at: datetime) -> int:
    quarter = last_over(today)
    stage = stage_of(quarter, grace_days=plan.grace_days, today=today)
    if not stage:
        return 0
    missing: dict[UUID, list[Indicator]] = {}
    for activity in tree_of(plan, today=today).activities():
        late = [each for each in activity.indicators if each.missing == quarter]
        if late:
            missing.setdefault(activity.lead, []).extend(late)
    known, sent = queries.reminded(plan, quarter=quarter, stage=stage), 0
    for office, indicators in missing.items():
        for person in _responsible(office, plan=plan):
            if person.id not in known:
                sender_of("email").send(_message(person.email, quarter=quarter, indicators=indicators))
                note_reminder(plan.id, person=person.id, quarter=quarter, stage=stage, at=at)
                sent += 1
    return sent


def _responsible(office: UUID, *, plan: ActionPlan) -> list[Colleague]:
    """The office's liaison officers; where it has none, the coordinators hear."""
    coordinator = institutions.directory(plan.tenant_id).on_duty(institutions.COORDINATOR).id
    own = people.colleagues(institution=office, roles=(LIAISON,))
    return own or people.colleagues(institution=coordinator, roles=(COORDINATOR,))


def _message(address: str, *, quarter: Quarter, indicators: list[Indicator]) -> Message:
    span = words.quarter_words(quarter)
    lines = "\n".join(f"- {each.code} {each.name}" for each in indicators)
    text = say(
        "Realisasi %(quarter)s untuk indikator berikut belum diisi:\n\n%(lines)s\n\nIsi di sini, dengan bukti dukung:\n%(url)s"
    ) % {"quarter": span, "lines": lines, "url": f"{settings.BASE_URL}/kerja/renaksi/"}
    return Message(
        to=address, subject=say("Realisasi rencana aksi %(quarter)s belum diisi") % {"quarter": span}, text=text
    )


KIND = JobKind(name=REMIND, run=remind, every=timedelta(days=1))
