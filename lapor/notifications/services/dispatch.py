"""Send the queued short messages, each at most twice whatever breaks in between."""

import json
import logging
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Q

from lapor.audit import queries as audit
from lapor.audit.services import writes
from lapor.kit.actors import SYSTEM
from lapor.notifications.models import Notice, OutgoingMessage, PausedChannel
from lapor.notifications.quiet import out_of_quiet
from lapor.notifications.senders import Choice, Message, NotSent, OutOfReach, Refused, can_send, sender_of
from lapor.reports.delivery_queries import NEWS, waits_for_delivery
from lapor.reports.services import reach_reporter
from lapor.vault.deliver import Parcel, open_parcel

log = logging.getLogger("lapor.notifications")

BATCH = 50
LEASE = timedelta(minutes=10)
GAPS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 480, 1440))
MOST_BEGUN = 2
UNCLEAR = "unclear"
SMS = Notice.Channel.SMS
State = OutgoingMessage.State


def send_messages(*, at: datetime) -> int:
    """Send up to fifty messages that are due; returns how many were taken.

    Each is noted as begun, in a transaction of its own, before anything is sent. Whoever finds one that was begun and never noted
    as sent (a crash, a time-out) begins it once more and then no more: it ends as `unclear` on the list of failed ones.
    """
    taken = 0
    while taken < BATCH and (row := _begin(at=at)) is not None:
        taken += 1
        if row.state == State.SENDING:
            _send(row, at=at)
    return taken


@writes
def note_delivery(message: UUID, *, delivered: bool, at: datetime) -> bool:
    """What the gateway says became of a message; the notice follows, and the spans of a reporter whose news travel.

    Returns whether anything changed. A report may be so late that the message was given up as `unclear`: then it counts still.
    """
    on_the_way = Q(state__in=[State.SENDING, State.SENT]) | Q(state=State.FAILED, failure=UNCLEAR)
    row = OutgoingMessage.objects.filter(on_the_way, pk=message).select_for_update().first()
    if row is None:
        return False
    row.state = State.DELIVERED if delivered else State.FAILED
    row.delivered_at = at if delivered else None
    row.failure = "" if delivered else "undelivered"
    row.parcel = b""
    row.save(update_fields=["state", "delivered_at", "failure", "parcel"])
    _tell_notice(row)
    if delivered and row.notice is not None:
        _note_reached(row.notice, way=row.channel, at=at)
    return True


@writes
def _begin(*, at: datetime) -> OutgoingMessage | None:
    due = OutgoingMessage.objects.filter(state__in=[State.WAITING, State.SENDING], due_at__lte=at)
    due = due.exclude(channel__in=PausedChannel.objects.values("channel"))
    if connection.features.has_select_for_update_skip_locked:
        due = due.select_for_update(skip_locked=True)
    row = due.order_by("due_at", "id").first()
    if row is None:
        return None
    if row.begun >= MOST_BEGUN:
        return _give_up(row, failure=UNCLEAR)
    row.state, row.begun, row.attempts, row.due_at = State.SENDING, row.begun + 1, row.attempts + 1, at + LEASE
    row.save(update_fields=["state", "begun", "attempts", "due_at"])
    return row


def _send(row: OutgoingMessage, *, at: datetime) -> None:
    try:
        message = _message(row)
        sender_of(row.channel).send(message)
    except Refused:
        log.warning("message %s was refused for good", row.id)
        _end(row, failure="refused")
    except OutOfReach:
        log.warning("message %s: the channel may not write there now", row.id)
        _go_by_sms(row, at=at) if _has_sms(row, to=message.to) else _postpone(row, at=at)
    except NotSent as error:
        log.warning("message %s was not taken: %s", row.id, type(error.__cause__ or error).__name__)
        _postpone(row, at=at)
    except Exception as error:
        log.warning("message %s: nobody knows whether it went: %s", row.id, type(error).__name__)
        _wait_once_more(row, at=at)
    else:
        _note_sent(row, at=at)


def _message(row: OutgoingMessage) -> Message:
    said = json.loads(open_parcel(Parcel(key=row.parcel_key, sealed=bytes(row.parcel))))
    choices = tuple(Choice(**each) for each in said.get("choices", ()))
    return Message(
        to=said["to"],
        subject=said.get("subject", ""),
        text=said["text"],
        id=str(row.id),
        choices=choices,
        about=said.get("about", ""),
    )


def _has_sms(row: OutgoingMessage, *, to: str) -> bool:
    """Every text of ours fits an SMS; only a number in E.164 has one."""
    return row.channel != SMS and to.startswith("+") and can_send(SMS)


@writes
def _go_by_sms(row: OutgoingMessage, *, at: datetime) -> None:
    """Nothing was sent, so this beginning does not count; the message and its notice say over what it went."""
    row.state, row.channel, row.begun, row.due_at = State.WAITING, SMS, row.begun - 1, at
    row.save(update_fields=["state", "channel", "begun", "due_at"])
    if row.notice_id is not None:
        Notice.objects.filter(pk=row.notice_id).update(channel=SMS)


@writes
def _end(row: OutgoingMessage, *, failure: str) -> None:
    _give_up(row, failure=failure)


@writes
def _note_sent(row: OutgoingMessage, *, at: datetime) -> None:
    """A delivery report may have been quicker than this note."""
    sending = OutgoingMessage.objects.filter(pk=row.pk, state=State.SENDING)
    sending.update(state=State.SENT, sent_at=at, parcel=b"", failure="")


@writes
def _postpone(row: OutgoingMessage, *, at: datetime) -> None:
    """Nothing was sent, so this beginning does not count; an asked-for answer goes on without quiet hours."""
    if row.attempts > len(GAPS):
        _give_up(row, failure="not_taken")
        return
    later = at + GAPS[row.attempts - 1]
    row.state, row.begun = State.WAITING, row.begun - 1
    row.due_at = later if row.is_asked else out_of_quiet(later, zone=row.zone)
    row.save(update_fields=["state", "begun", "due_at"])


@writes
def _wait_once_more(row: OutgoingMessage, *, at: datetime) -> None:
    if row.begun >= MOST_BEGUN:
        _give_up(row, failure=UNCLEAR)
        return
    OutgoingMessage.objects.filter(pk=row.pk, state=State.SENDING).update(due_at=at + GAPS[1])


def _give_up(row: OutgoingMessage, *, failure: str) -> OutgoingMessage:
    row.state, row.failure, row.parcel = State.FAILED, failure, b""
    row.save(update_fields=["state", "failure", "parcel"])
    _tell_notice(row)
    return row


def _tell_notice(row: OutgoingMessage) -> None:
    if row.notice_id is None:
        return
    state = Notice.State.DELIVERED if row.state == State.DELIVERED else Notice.State.FAILED
    told = Notice.objects.filter(pk=row.notice_id, state__in=[Notice.State.SENT, Notice.State.FAILED])
    told.update(state=state, failure=row.failure)


def _note_reached(notice: Notice, *, way: str, at: datetime) -> None:
    """News that travel arrived by message, if they were told in it: of a confidential or sealed report only that there are some.

    Law: docs/law/clocks.md#close
    """
    report = notice.report
    if notice.audience != Notice.Audience.REPORTER or not report.may_be_public or not waits_for_delivery(report):
        return
    told = audit.followed_events([notice.event_id]).get(notice.event_id)
    if told is not None and told.kind in NEWS and told.stream == report.stream:
        reach_reporter(report.id, covers=told.recorded_at, way=way, by=SYSTEM, at=at)
