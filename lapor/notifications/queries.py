"""All reads of notices."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from lapor.institutions.memory import remembered
from lapor.notifications import words
from lapor.notifications.models import Notice, NoticeWording, OfficerPace, PushSubscription

SHOWN = 20
COUNTED = 99


@dataclass(frozen=True, kw_only=True)
class OfficerNotice:
    """One unread notice as an officer sees it."""

    id: UUID
    report: UUID
    code: str
    title: str
    url: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class FailedNotice:
    """A notice that could not be delivered; somebody has to see to it."""

    id: UUID
    report: UUID
    code: str
    audience: str
    template: str
    is_legal: bool
    at: datetime
    failure: str


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """What became of one notice about a report, for the case page."""

    audience: str
    template: str
    channel: str
    state: str
    is_legal: bool
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Said:
    """Words of a notice in one language; a short message has no subject."""

    subject: str
    text: str


@dataclass(frozen=True, kw_only=True)
class NamedNotice:
    """A notice that a reply names: about which report, to whom, and whether it is the last of its kind to that recipient."""

    id: UUID
    report: UUID
    code: str
    audience: str
    person: UUID | None
    template: str
    made_at: datetime
    is_latest: bool


def named_notice(notice: UUID) -> NamedNotice | None:
    """The notice with this key; None when there is none. 2 statements."""
    row = Notice.objects.select_related("report").filter(pk=notice).first()
    if row is None:
        return None
    same = Notice.objects.filter(report_id=row.report_id, recipient=row.recipient, template=row.template)
    return NamedNotice(
        id=row.id,
        report=row.report_id,
        code=row.report.code,
        audience=row.audience,
        person=row.person_id,
        template=row.template,
        made_at=row.made_at,
        is_latest=not same.filter(made_at__gt=row.made_at).exists(),
    )


def unread_notices(person: UUID, *, limit: int = SHOWN) -> list[OfficerNotice]:
    """The officer's unread notices, newest first. 1 statement."""
    rows = _unread(person).select_related("report").order_by("-made_at", "-id")[:limit]
    return [
        OfficerNotice(
            id=row.id,
            report=row.report_id,
            code=row.report.code,
            title=str(words.OFFICER_TITLES.get(row.template, row.template)),
            url=words.officer_path(row.template, code=row.report.code),
            at=row.made_at,
        )
        for row in rows
    ]


def unread_count(person: UUID) -> int:
    """How many are unread, counted up to 99. 1 statement."""
    return len(_unread(person).values_list("id", flat=True)[:COUNTED])


def failed_notices(tenant: UUID, *, limit: int = 100) -> list[FailedNotice]:
    """The tenant's undelivered notices, newest first. 1 statement."""
    rows = Notice.objects.filter(state=Notice.State.FAILED, report__tenant_id=tenant).select_related("report")
    return [
        FailedNotice(
            id=row.id,
            report=row.report_id,
            code=row.report.code,
            audience=row.audience,
            template=row.template,
            is_legal=row.is_legal,
            at=row.made_at,
            failure=row.failure,
        )
        for row in rows.order_by("-made_at")[:limit]
    ]


def deliveries_of(report: UUID) -> list[Delivery]:
    """What became of the mails about a report, oldest first; whoever asks has checked that the case may be seen. 1 statement."""
    rows = Notice.objects.filter(report_id=report).exclude(channel=Notice.Channel.SCREEN).order_by("made_at", "id")
    return [
        Delivery(
            audience=row.audience,
            template=row.template,
            channel=row.channel,
            state=row.state,
            is_legal=row.is_legal,
            at=row.sent_at or row.made_at,
        )
        for row in rows
    ]


def pace_of(person: UUID) -> OfficerPace:
    """How often the officer wants mail, and when the last went out; the usual pace for whoever never chose. 1 statement."""
    return OfficerPace.objects.filter(pk=person).first() or OfficerPace(person_id=person)


def own_wording(tenant: UUID, *, way: str, template: str, language: str) -> Said | None:
    """What the tenant made of a notice, if anything; remembered for a few seconds, else 1 statement."""
    own = remembered(("wordings", tenant), load=lambda: own_wordings(tenant))
    return own.get((way, template, language))


def own_wordings(tenant: UUID) -> dict[tuple[str, str, str], Said]:
    """All that the tenant changed, by way, template and language. 1 statement."""
    rows = NoticeWording.objects.filter(tenant_id=tenant)
    return {(row.way, row.template, row.language): Said(subject=row.subject, text=row.text) for row in rows}


def _unread(person: UUID) -> QuerySet[Notice]:
    return Notice.objects.filter(person_id=person, channel=Notice.Channel.SCREEN, state=Notice.State.SENT)


def devices_told(report: UUID) -> list[datetime]:
    """Since when which browsers are told of a report. 1 statement."""
    rows = PushSubscription.objects.filter(report=report).order_by("made_at")
    return list(rows.values_list("made_at", flat=True))
