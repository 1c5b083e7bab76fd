"""Send what is due."""

import logging
import secrets
from datetime import datetime, timedelta
from typing import cast
from uuid import UUID

from django.db import connection
from django.db.models import Q

from lapor.audit.services import writes
from lapor.institutions import queries as institutions
from lapor.kit.actors import SYSTEM
from lapor.notifications import letters, ways
from lapor.notifications.models import Notice, OfficerPace, PausedChannel
from lapor.notifications.push import send_push
from lapor.notifications.queries import pace_of
from lapor.notifications.quiet import out_of_quiet
from lapor.notifications.senders import Message, sender_of
from lapor.notifications.services import digest
from lapor.notifications.services.short import post_short
from lapor.notifications.ways import NoAddress
from lapor.reports import followed_queries
from lapor.reports.models import Assignment, Report
from lapor.reports.services import make_office_link, note_link_delivery

log = logging.getLogger("lapor.notifications")

BATCH = 50
# What a reporter has just done is answered at every hour.
ASKED_FOR = frozenset({"received", "withdrawn"})
LEASE = timedelta(minutes=30)
LOOK_AGAIN = timedelta(minutes=5)
GAPS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 480, 1440, 2880))


class OnHold(Exception):
    """An administrator has stopped the channel; the notice keeps its place."""


def send_due(*, at: datetime) -> int:
    """Send one batch of due notices; returns how many were taken.

    What fails is tried again after growing gaps and ends on the list of failed ones. A notice is marked only after it was handed
    on: a killed worker may send one twice, never lose one. What an officer gets in a while goes out as one mail.
    """
    notices = _claim(at=at)
    for group in _together(notices):
        try:
            until = _held_back_until(group[0], at=at)
            if until is not None:
                _hold_back(group, until=until)
                continue
            _send(group, at=at)
        except OnHold:
            _hold_back(group, until=at + LOOK_AGAIN)
        except NoAddress as error:
            _mark(group, state=Notice.State.SKIPPED, at=at, failure=error.reason)
        except Exception as error:
            log.warning("notice %s failed: %s", group[0].id, type(error).__name__)
            for notice in group:
                _postpone(notice, at=at, failure=type(error).__name__)
        else:
            _mark(group, state=Notice.State.SENT, at=at)
    return len(notices)


def _together(notices: list[Notice]) -> list[list[Notice]]:
    """One group for each mail: what waits for one officer is one, unless it is urgent; everything else goes alone."""
    groups: dict[object, list[Notice]] = {}
    for notice in notices:
        by_mail = notice.channel != Notice.Channel.PUSH
        gathers = by_mail and notice.person_id is not None and notice.template not in digest.URGENT
        at_once = gathers and pace_of(cast(UUID, notice.person_id)).pace == OfficerPace.Pace.AT_ONCE
        groups.setdefault(notice.person_id if gathers and not at_once else notice.id, []).append(notice)
    return list(groups.values())


def _held_back_until(notice: Notice, *, at: datetime) -> datetime | None:
    """Officers at their pace, reporters outside of quiet hours unless they asked just now; an office's link goes at once."""
    if notice.audience == Notice.Audience.PERSON and notice.channel != Notice.Channel.PUSH:
        return digest.held_back_until(notice, at=at)
    if notice.audience == Notice.Audience.PERSON and notice.template in digest.URGENT:
        return None
    if notice.audience != Notice.Audience.INSTITUTION and notice.template not in ASKED_FOR:
        due = out_of_quiet(at, zone=institutions.office(notice.report.tenant_id).zone)
        return due if due > at else None
    return None


@writes
def _claim(*, at: datetime) -> list[Notice]:
    due = Notice.objects.filter(state=Notice.State.WAITING, due_at__lte=at).order_by("due_at", "id")
    # Whether a reporter is told by mail is known only when the notice is sent.
    is_open = Q(channel=Notice.Channel.EMAIL, audience=Notice.Audience.REPORTER)
    due = due.filter(is_open | ~Q(channel__in=PausedChannel.objects.values("channel")))
    if connection.features.has_select_for_update_skip_locked:
        due = due.select_for_update(skip_locked=True, of=("self",))
    notices = list(due.select_related("report", "person")[:BATCH])
    Notice.objects.filter(pk__in=[notice.id for notice in notices]).update(due_at=at + LEASE)
    return notices


def _send(group: list[Notice], *, at: datetime) -> None:
    notice = group[0]
    if notice.channel == Notice.Channel.PUSH:
        send_push(notice, at=at)
    elif notice.audience == Notice.Audience.INSTITUTION:
        _send_office_link(notice, at=at)
    elif notice.audience == Notice.Audience.REPORTER:
        _send_to_reporter(notice, at=at)
    else:
        if notice.person is None or not notice.person.is_active:
            raise NoAddress
        digest.mail_officer(group, at=at)


def _send_to_reporter(notice: Notice, *, at: datetime) -> None:
    """Over the reporter's own channel; a short message goes through the queue, which keeps quiet hours."""
    way = ways.way_to_reporter(notice.report)
    notice.channel = way.channel
    if way.channel == ways.EMAIL:
        if PausedChannel.objects.filter(channel=way.channel).exists():
            raise OnHold
        _send_mail(notice, to=way.address)
    else:
        post_short(notice, way=way, at=at)


def _send_mail(notice: Notice, *, to: str) -> None:
    said = letters.words_of(notice, report=notice.report)
    about = f"notice/{notice.id}"
    sender_of(notice.channel).send(Message(to=to, subject=said.subject, text=said.text, about=about))


def _send_office_link(notice: Notice, *, at: datetime) -> None:
    """A fresh link with every attempt; the token is in the mail and nowhere else."""
    held = _held(notice)
    office = institutions.office(held.institution_id)
    token = secrets.token_urlsafe(24)
    link = make_office_link(held.id, token=token, by=SYSTEM, at=at)
    try:
        if not office.email:
            raise NoAddress
        said = letters.words_of(notice, report=notice.report, token=token, office_due_at=held.due_at)
        about = f"notice/{notice.id}"
        sender_of(notice.channel).send(Message(to=office.email, subject=said.subject, text=said.text, about=about))
    except Exception as error:
        if isinstance(error, NoAddress) or notice.attempts + 1 >= len(GAPS):
            note_link_delivery(link.id, delivery="failed", by=SYSTEM, at=at)
        raise
    note_link_delivery(link.id, delivery="sent", by=SYSTEM, at=at)


def _held(notice: Notice) -> Assignment:
    """The office's assignment, while it still has the report and the report is not sealed."""
    held = followed_queries.open_lead(notice.report)
    ordinary = notice.report.lane == Report.Lane.ORDINARY
    if held is None or held.institution_id != notice.institution_id or not ordinary:
        raise NoAddress
    return held


@writes
def _hold_back(group: list[Notice], *, until: datetime) -> None:
    Notice.objects.filter(pk__in=[notice.pk for notice in group]).update(due_at=until)


@writes
def _mark(group: list[Notice], *, state: str, at: datetime, failure: str = "") -> None:
    sent_at = at if state == Notice.State.SENT else None
    for notice in group:
        Notice.objects.filter(pk=notice.pk).update(
            state=state, channel=notice.channel, sent_at=sent_at, attempts=notice.attempts + 1, failure=failure
        )


@writes
def _postpone(notice: Notice, *, at: datetime, failure: str) -> None:
    last = notice.attempts + 1 >= len(GAPS)
    Notice.objects.filter(pk=notice.pk).update(
        state=Notice.State.FAILED if last else Notice.State.WAITING,
        attempts=notice.attempts + 1,
        due_at=at + GAPS[min(notice.attempts, len(GAPS) - 1)],
        failure=failure[:60],
    )
