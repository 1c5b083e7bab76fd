"""From a report's life to what it counts in the cells. No statements, no writes."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from lapor.audit.followers import Followed
from lapor.kit.calendars import WorkCalendar
from lapor.reports.fact_queries import CaseFacts
from lapor.statistics import measures
from lapor.statistics.life import ARCHIVED, CLOSED, MERGED, Life, lives

LONGEST_SPAN = 250
_ONE_DAY = timedelta(days=1)


class Mark(NamedTuple):
    """One thing that counts: of what, on which day, for whom, in which step of a histogram."""

    measure: str
    happened_on: date
    institution: UUID
    bucket: int


class Entry(NamedTuple):
    """A mark with the day on which it was recorded or taken back."""

    measure: str
    happened_on: date
    recorded_on: date
    institution: UUID
    bucket: int


def entries_of(case: CaseFacts, *, events: Sequence[Followed], calendar: WorkCalendar) -> Counter[Entry]:
    """What the report counts, each under the day of its record; what was taken back later is negative under the later day."""
    found: Counter[Entry] = Counter()
    before: Counter[Mark] = Counter()
    for event, life in lives(events, case=case):
        now = Counter(_marks(life, case=case, calendar=calendar))
        recorded_on = calendar.local_day(event.recorded_at)
        change = Counter(now)
        change.subtract(before)
        for mark, number in change.items():
            found[Entry(mark.measure, mark.happened_on, recorded_on, mark.institution, mark.bucket)] += number
        before = now
    return Counter({entry: number for entry, number in found.items() if number})


def working_days(case: CaseFacts, *, until: datetime, calendar: WorkCalendar) -> int:
    """Working days from arrival to a moment; one that ended while the reporter was waited for is not counted.

    The day of arrival is not counted; more than 250 count as 250. Law: docs/law/clocks.md#due
    """
    day, last, number = calendar.local_day(case.arrived_at), calendar.local_day(until), 0
    while day < last and number < LONGEST_SPAN:
        day += _ONE_DAY
        number += calendar.is_working(day) and not _is_paused(calendar.end_of_day(day), case=case)
    return number


def _is_paused(moment: datetime, *, case: CaseFacts) -> bool:
    return any(pause.start <= moment and (pause.end is None or moment < pause.end) for pause in case.pauses)


def _marks(life: Life, *, case: CaseFacts, calendar: WorkCalendar) -> Iterator[Mark]:
    filed_on = calendar.local_day(case.report.filed_at)
    yield Mark(measures.RECEIVED, filed_on, case.institution, 0)
    if life.answered_at is not None or life.ended not in {ARCHIVED, MERGED}:
        yield Mark(measures.FOLLOWABLE, filed_on, case.institution, 0)
    if life.answered_at is not None:
        yield Mark(measures.FOLLOWED_UP, filed_on, case.institution, 0)
    if case.arrived_at > case.report.filed_at:
        on_its_way = (calendar.local_day(case.arrived_at) - filed_on).days
        yield Mark(measures.TRANSPORT_DAYS, calendar.local_day(case.arrived_at), case.first_holder, on_its_way)
    yield from _limits(life, case=case, calendar=calendar)
    yield from _answers(life, case=case, calendar=calendar)
    yield from _ends(life, case=case, calendar=calendar)
    yield from _voices(life, case=case, calendar=calendar)


def _limits(life: Life, *, case: CaseFacts, calendar: WorkCalendar) -> Iterator[Mark]:
    for due_at, done_at, institution, due, met in (
        (case.verify_due_at, life.verified_at, case.first_holder, measures.VERIFY_DUE, measures.VERIFY_MET),
        (case.answer_due_at, life.answered_at, case.institution, measures.ANSWER_DUE, measures.ANSWER_MET),
    ):
        if _binds(due_at, done_at=done_at, life=life):
            yield Mark(due, calendar.local_day(due_at), institution, 0)
        if done_at is not None and done_at <= due_at:
            yield Mark(met, calendar.local_day(due_at), institution, 0)


def _binds(due_at: datetime, *, done_at: datetime | None, life: Life) -> bool:
    """A limit counts once it is met or stands; not while the reporter is waited for, nor when the report ended before."""
    if done_at is not None:
        return True
    ended_before = life.ended_at is not None and life.ended_at <= due_at
    return not life.is_waiting and not ended_before


def _answers(life: Life, *, case: CaseFacts, calendar: WorkCalendar) -> Iterator[Mark]:
    for at, span in (
        (life.first_response_at, measures.FIRST_RESPONSE_DAYS),
        (life.answered_at, measures.ANSWER_DAYS),
    ):
        if at is not None:
            days = working_days(case, until=at, calendar=calendar)
            yield Mark(span, calendar.local_day(at), case.institution, days)
    if life.answered_at is not None:
        yield Mark(measures.ANSWERED, calendar.local_day(life.answered_at), case.institution, 0)


def _ends(life: Life, *, case: CaseFacts, calendar: WorkCalendar) -> Iterator[Mark]:
    if life.ended_at is None:
        return
    day = calendar.local_day(life.ended_at)
    measure = {CLOSED: measures.CLOSED, ARCHIVED: measures.ARCHIVED, MERGED: measures.MERGED}[life.ended]
    yield Mark(measure, day, case.institution, 0)
    if life.ended == CLOSED:
        by = measures.CONFIRMED if life.closed_by == "reporter" else measures.SILENT
        yield Mark(by, day, case.institution, 0)
        days = working_days(case, until=life.ended_at, calendar=calendar)
        yield Mark(measures.CLOSE_DAYS, day, case.institution, days)


def _voices(life: Life, *, case: CaseFacts, calendar: WorkCalendar) -> Iterator[Mark]:
    for at in life.disputed_at:
        yield Mark(measures.REOPENED, calendar.local_day(at), case.institution, 0)
    for at, who in life.declined:
        yield Mark(measures.RETURNED, calendar.local_day(at), who, 0)
    for measure, moments in (
        (measures.HANDED, life.handed),
        (measures.BOUNCED, life.bounced),
        (measures.RESPONSES, life.responses),
        (measures.CONTESTED, life.contested),
    ):
        for at, who in moments:
            yield Mark(measure, calendar.local_day(at), who, 0)
    yield from _ratings(life, case=case, calendar=calendar)


def _ratings(life: Life, *, case: CaseFacts, calendar: WorkCalendar) -> Iterator[Mark]:
    if life.rated_at is None or not 0 < life.ratings <= len(case.ratings):
        return
    is_satisfied, score = case.ratings[life.ratings - 1]
    day = calendar.local_day(life.rated_at)
    yield Mark(measures.RATED, day, case.institution, 0)
    if is_satisfied:
        yield Mark(measures.SATISFIED, day, case.institution, 0)
    if score is not None:
        yield Mark(measures.SCORE, day, case.institution, score)
