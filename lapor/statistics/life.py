"""What became of a report up to one of its events. No statements, no writes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from lapor.audit.followers import Followed
from lapor.reports.fact_queries import CaseFacts

Moments = tuple[tuple[datetime, UUID], ...]
CLOSED, ARCHIVED, MERGED = "closed", "archived", "merged"


@dataclass(frozen=True, kw_only=True)
class Life:
    """The moments so far, where it matters with whose. `ended` is empty while the report is open; `ratings` counts them.

    `bounced` are those among `handed` that came back, `contested` those among `responses` that the reporter did not accept.
    """

    verified_at: datetime | None = None
    first_response_at: datetime | None = None
    answered_at: datetime | None = None
    ended: str = ""
    ended_at: datetime | None = None
    closed_by: str = ""
    is_waiting: bool = False
    disputed_at: tuple[datetime, ...] = ()
    declined: tuple[tuple[datetime, UUID], ...] = ()
    handed: tuple[tuple[datetime, UUID], ...] = ()
    bounced: tuple[tuple[datetime, UUID], ...] = ()
    responses: tuple[tuple[datetime, UUID], ...] = ()
    contested: tuple[tuple[datetime, UUID], ...] = ()
    rated_at: datetime | None = None
    ratings: int = 0


def lives(events: Sequence[Followed], *, case: CaseFacts) -> Iterator[tuple[Followed, Life]]:
    """Each event with what the report's life was after it."""
    life = Life()
    for event in events:
        step = _STEPS.get(event.kind)
        life = step(life, event.happened_at, case) if step else life
        yield event, life


def _verified(life: Life, at: datetime, _case: CaseFacts) -> Life:
    return replace(life, verified_at=at)


def _asked(life: Life, _at: datetime, _case: CaseFacts) -> Life:
    return replace(life, is_waiting=True)


def _told(life: Life, _at: datetime, _case: CaseFacts) -> Life:
    return replace(life, is_waiting=False)


def _responded_partly(life: Life, at: datetime, _case: CaseFacts) -> Life:
    return replace(life, first_response_at=life.first_response_at or at)


def _responded(life: Life, at: datetime, case: CaseFacts) -> Life:
    first = _responded_partly(life, at, case)
    responses = (*life.responses, (at, _lead_at(at, case=case)))
    return replace(first, answered_at=life.answered_at or at, is_waiting=False, responses=responses)


def _forwarded(life: Life, at: datetime, case: CaseFacts) -> Life:
    return replace(life, handed=(*life.handed, (at, _lead_at(at, case=case))))


def _lead_at(at: datetime, *, case: CaseFacts) -> UUID:
    """Who led then."""
    return next((who for since, who in reversed(case.handed) if since <= at), case.first_holder)


def _rated(life: Life, at: datetime, _case: CaseFacts) -> Life:
    return replace(life, rated_at=at, ratings=life.ratings + 1)


def _confirmed(life: Life, at: datetime, case: CaseFacts) -> Life:
    return replace(_rated(life, at, case), ended=CLOSED, ended_at=at, closed_by="reporter")


def _closed_silently(life: Life, at: datetime, _case: CaseFacts) -> Life:
    return replace(life, ended=CLOSED, ended_at=at, closed_by="silence")


def _disputed(life: Life, at: datetime, case: CaseFacts) -> Life:
    contested = (*life.contested, *_newest(life.responses, beside=life.contested))
    return replace(_open(_rated(life, at, case), at, case), disputed_at=(*life.disputed_at, at), contested=contested)


def _archived(life: Life, at: datetime, _case: CaseFacts) -> Life:
    return replace(life, ended=ARCHIVED, ended_at=at, is_waiting=False)


def _merged(life: Life, at: datetime, _case: CaseFacts) -> Life:
    return replace(life, ended=MERGED, ended_at=at, is_waiting=False)


def _open(life: Life, _at: datetime, _case: CaseFacts) -> Life:
    return replace(life, ended="", ended_at=None, closed_by="")


def _ruled(life: Life, at: datetime, case: CaseFacts) -> Life:
    return _open(life, at, case) if at in case.upheld_at and life.ended in {ARCHIVED, MERGED} else life


def _declined(life: Life, at: datetime, case: CaseFacts) -> Life:
    number = len(life.declined)
    who = case.declined[number] if number < len(case.declined) else case.institution
    bounced = (*life.bounced, *_newest(life.handed, beside=life.bounced))
    return replace(life, declined=(*life.declined, (at, who)), bounced=bounced)


def _newest(every: Moments, *, beside: Moments) -> Moments:
    """The newest of them, once."""
    return every[-1:] if every[-1:] != beside[-1:] else ()


_STEPS: dict[str, Callable[[Life, datetime, CaseFacts], Life]] = {
    "verified": _verified,
    "asked": _asked,
    "question_answered": _told,
    "responded_partly": _responded_partly,
    "responded": _responded,
    "rated": _rated,
    "confirmed": _confirmed,
    "closed_silently": _closed_silently,
    "disputed": _disputed,
    "archived": _archived,
    "archived_not_completed": _archived,
    "withdrawn": _archived,
    "merged": _merged,
    "restored": _open,
    "contest_ruled": _ruled,
    "declined": _declined,
    "forwarded": _forwarded,
}
