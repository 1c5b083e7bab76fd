"""Which open reports a change of calendars would move, and from which due day to which. Writes nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from lapor.institutions.calendar_days import Calendars
from lapor.kit.calendars import WorkCalendar
from lapor.reports import clocks, deadlines, spans, workflow
from lapor.reports.models import Assignment, Pause, Report

BATCH, LOOKED_AT_UP_TO, SHOWN_UP_TO = 500, 20_000, 100
_MARGIN = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class MovedDue:
    """One report whose due day would move: its total clock, or its holder's span where only that one moves."""

    code: str
    step: str
    before: datetime
    after: datetime


@dataclass(frozen=True, kw_only=True)
class DuePreview:
    """How many reports would move, the first of them, and whether all that could move were looked at."""

    moved: int
    rows: tuple[MovedDue, ...]
    is_all: bool

    @property
    def unshown(self) -> int:
        """How many would move beside those that are listed."""
        return self.moved - len(self.rows)


def due_preview(tenants: Sequence[UUID], *, shown: UUID, calendars: Calendars, days: Sequence[date]) -> DuePreview:
    """What would move if these calendars held, which differ from the present ones on `days` (none: on any day).

    Listed are ordinary reports of the tenant `shown`; sealed ones and those of other tenants are only counted. Looks at up to
    20,000 reports. 3 statements per 500 of them.
    """
    keep = _Known(calendars)
    moved, looked, rows = 0, 0, list[MovedDue]()
    for batch in _batches(tenants, days=days):
        looked += len(batch)
        for report, found in _moved(batch, calendars=keep):
            moved += 1
            if report.tenant_id == shown and report.lane == Report.Lane.ORDINARY and len(rows) < SHOWN_UP_TO:
                rows.append(found)
    return DuePreview(moved=moved, rows=tuple(rows), is_all=looked < LOOKED_AT_UP_TO)


class _Known:
    """Each office's tried calendar, made once."""

    def __init__(self, calendars: Calendars) -> None:
        self._calendars = calendars
        self._known: dict[UUID, WorkCalendar] = {}

    def __call__(self, institution: UUID) -> WorkCalendar:
        """The office's calendar."""
        if institution not in self._known:
            self._known[institution] = self._calendars(institution)
        return self._known[institution]


def _batches(tenants: Sequence[UUID], *, days: Sequence[date]) -> Iterator[list[Report]]:
    """Reports whose clocks run and whose span reaches one of the days."""
    rows = Report.objects.filter(tenant_id__in=tenants, closed_at__isnull=True, state__in=workflow.WORKING_STATES)
    rows = rows.exclude(waiting_for=Report.WaitingFor.REPORTER)
    if days:
        first, last = _midnight(min(days)) - _MARGIN, _midnight(max(days)) + 2 * _MARGIN
        late = Assignment.objects.filter(report=OuterRef("pk"), until__isnull=True, due_at__gte=first)
        rows = rows.filter(Q(answer_due_at__gte=first) | Exists(late), filed_at__lt=last)
    found = rows.order_by("id")[:LOOKED_AT_UP_TO].iterator(chunk_size=BATCH)
    while batch := list(islice(found, BATCH)):
        yield batch


def _moved(batch: Sequence[Report], *, calendars: Calendars) -> Iterator[tuple[Report, MovedDue]]:
    keys = [report.id for report in batch]
    held: dict[UUID, list[Assignment]] = {}
    for row in Assignment.objects.filter(report_id__in=keys).order_by("since", "id"):
        held.setdefault(row.report_id, []).append(row)
    pauses: dict[UUID, list[clocks.Pause]] = {}
    for each in Pause.objects.filter(report_id__in=keys).order_by("since"):
        pauses.setdefault(each.report_id, []).append(clocks.Pause(start=each.since, end=each.until))
    for report in batch:
        found = _move_of(report, held=held[report.id], pauses=pauses.get(report.id, []), calendars=calendars)
        if found is not None:
            yield report, found


def _move_of(
    report: Report, *, held: Sequence[Assignment], pauses: Sequence[clocks.Pause], calendars: Calendars
) -> MovedDue | None:
    after = spans.answer_of(report, first=held[0].institution_id, pauses=pauses, calendars=calendars).due_at
    if after != report.answer_due_at:
        return MovedDue(code=report.code, step=deadlines.ANSWER, before=report.answer_due_at, after=after)
    over = {Assignment.State.ANSWERED, Assignment.State.ENDED}
    for row in held:
        if row.until is None and row.state not in over and row.step != deadlines.PROMISE:
            due_at = spans.span_of(row, report=report, pauses=pauses, calendars=calendars).due_at
            if due_at != row.due_at:
                return MovedDue(code=report.code, step=row.step, before=row.due_at, after=due_at)
    return None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=UTC)
