"""Officers' mail: what came in a while goes out as one mail, so that a storm of notices is one letter."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from lapor.audit.services import writes
from lapor.institutions import queries as institutions
from lapor.notifications import letters
from lapor.notifications.models import Notice, OfficerPace
from lapor.notifications.queries import pace_of
from lapor.notifications.quiet import next_morning, out_of_quiet
from lapor.notifications.senders import Message, sender_of

Pace = OfficerPace.Pace
GAP = timedelta(hours=1)
# They wait for this one person, and their own clock runs: never gathered, never kept for the morning.
URGENT = frozenset({"identity_requested", "identity_granted", "identity_refused", "escalated"})


def held_back_until(notice: Notice, *, at: datetime) -> datetime | None:
    """When the officer's next mail may go out, if not now: after quiet hours, an hour after the last, or in the morning."""
    if notice.person_id is None or notice.template in URGENT:
        return None
    zone = institutions.office(notice.report.tenant_id).zone
    own = pace_of(notice.person_id)
    due = {
        Pace.AT_ONCE: at,
        Pace.HOURLY: max(at, own.mailed_at + GAP) if own.mailed_at else at,
        Pace.DAILY: next_morning(notice.made_at, zone=zone),
    }[Pace(own.pace)]
    due = out_of_quiet(max(due, at), zone=zone)
    return due if due > at else None


def mail_officer(notices: Sequence[Notice], *, at: datetime) -> None:
    """One mail to one officer: the notice's own words, or a list in which each line opens its case."""
    person = notices[0].person
    assert person is not None
    said = letters.words_of(notices[0], report=notices[0].report) if len(notices) == 1 else letters.digest_of(notices)
    about = f"notice/{notices[0].id}" if len(notices) == 1 else ""
    sender_of(Notice.Channel.EMAIL).send(Message(to=person.email, subject=said.subject, text=said.text, about=about))
    _note_mailed(person.id, at=at)


@writes
def set_pace(person: UUID, *, pace: str) -> None:
    """How often the officer wants mail. Raises ValueError for a pace that nobody knows."""
    OfficerPace.objects.update_or_create(person_id=person, defaults={"pace": Pace(pace)})


@writes
def _note_mailed(person: UUID, *, at: datetime) -> None:
    OfficerPace.objects.update_or_create(person_id=person, defaults={"mailed_at": at})
