"""Write the notices of one event."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from lapor.audit.followers import Followed
from lapor.audit.services import writes
from lapor.jobs.services import ask_for
from lapor.kit.ids import new_id
from lapor.notifications import words
from lapor.notifications.models import Notice, PushSubscription
from lapor.notifications.recipients import Officer
from lapor.reports.models import Report

SENDING = "send_notices"


@writes
def tell_all(
    event: Followed,
    *,
    report: Report,
    reporter: words.Told | None,
    officers: Sequence[Officer],
    office: str | None,
    joined: Sequence[Report] = (),
    at: datetime,
) -> None:
    """Write one notice per recipient and channel, and ask for the sending. Notices of this event that exist stay. 3 statements.

    A browser that asked for it is told besides; of a report without a contact it alone is. `joined` are reports that were merged into
    this one; their reporters get its news.
    """
    notices = [_to_reporter(event, report=report, told=reporter, at=at)] if reporter and report.has_contact else []
    notices += [_to_reporter(event, report=child, told=words.PARENT_NEWS, at=at) for child in joined]
    for officer in officers:
        notices += _to_officer(event, report=report, officer=officer, at=at)
    if office is not None:
        notices.append(_to_office(event, report=report, institution=UUID(office), at=at))
    notices += _to_browsers(event, report=report, reporter=reporter, officers=officers, at=at)
    if notices:
        Notice.objects.bulk_create(notices, ignore_conflicts=True)
        ask_for(SENDING, key="new", at=at, arguments={})


def _to_reporter(event: Followed, *, report: Report, told: words.Told, at: datetime) -> Notice:
    return Notice(
        id=new_id(),
        event_id=event.id,
        report=report,
        audience=Notice.Audience.REPORTER,
        recipient=f"reporter/{report.id}",
        template=told.template,
        channel=Notice.Channel.EMAIL,
        is_legal=told.is_legal,
        made_at=at,
        due_at=at,
    )


def _to_browsers(
    event: Followed, *, report: Report, reporter: words.Told | None, officers: Sequence[Officer], at: datetime
) -> list[Notice]:
    known = Q(person__in=[officer.person for officer in officers]) | (Q(report=report.id) if reporter else Q(pk__in=[]))
    subjects: set[tuple[object, object]] = set(
        PushSubscription.objects.filter(known).values_list("report_id", "person_id")
    )
    notices = [
        _to_officer(event, report=report, officer=officer, at=at)[1]
        for officer in officers
        if (None, officer.person) in subjects
    ]
    if reporter is not None and (report.id, None) in subjects:
        notices.append(_to_reporter(event, report=report, told=reporter, at=at))
    for notice in notices:
        notice.channel, notice.is_legal = Notice.Channel.PUSH, False
    return notices


def _to_officer(event: Followed, *, report: Report, officer: Officer, at: datetime) -> list[Notice]:
    return [
        Notice(
            id=new_id(),
            event_id=event.id,
            report=report,
            audience=Notice.Audience.PERSON,
            recipient=f"person/{officer.person}",
            person_id=officer.person,
            template=officer.template,
            channel=channel,
            state=Notice.State.SENT if channel == Notice.Channel.SCREEN else Notice.State.WAITING,
            sent_at=at if channel == Notice.Channel.SCREEN else None,
            made_at=at,
            due_at=at,
        )
        for channel in (Notice.Channel.SCREEN, Notice.Channel.EMAIL)
    ]


def _to_office(event: Followed, *, report: Report, institution: UUID, at: datetime) -> Notice:
    return Notice(
        id=new_id(),
        event_id=event.id,
        report=report,
        audience=Notice.Audience.INSTITUTION,
        recipient=f"institution/{institution}",
        institution_id=institution,
        template=words.OFFICE_LINK,
        channel=Notice.Channel.EMAIL,
        is_legal=True,
        made_at=at,
        due_at=at,
    )
