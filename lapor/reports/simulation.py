"""What the rules, or a rule that is only tried, would have reminded and escalated over stored reports. Writes nothing."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from uuid import UUID

from django.db.models import Q

from lapor.institutions import queries as institutions
from lapor.reports import clocks, deadlines, spans, stages
from lapor.reports.models import Assignment, Pause, Report

BATCH = 500
Limits = Mapping[tuple[str, str], int]
Key = tuple[str, str, str, int]


@dataclass(frozen=True, kw_only=True)
class Simulated:
    """How often what would have been told: by procedure, step, kind and level; and how often to which institution."""

    reports: int
    told: Mapping[Key, int]
    institutions: Mapping[UUID, int]


@dataclass(frozen=True, kw_only=True)
class _Span:
    report: Report
    step: str
    holder: UUID
    calendar_of: UUID
    since: datetime
    until: datetime | None


def simulate(*, since: datetime, until: datetime, limits: Limits | None = None) -> Simulated:
    """Count what would have been told between two moments, `limits` replacing rules by procedure and step.

    Pauses, holders and answers are those that were; promises have no rule and are left out. 2 statements per 500 spans.
    """
    told: Counter[Key] = Counter()
    desks: Counter[UUID] = Counter()
    seen: set[UUID] = set()
    for batch in _batches(since=since, until=until):
        pauses = _pauses([held.report_id for held in batch], now=until)
        for span in _spans(batch, seen=seen):
            waited = pauses.get(span.report.id, [])
            for moment, kind, level, institution in _moments(span, pauses=waited, now=until, limits=limits or {}):
                if moment >= min(until, span.until or until):
                    break
                if moment >= since:
                    told[(span.report.procedure, span.step, kind, level)] += 1
                    desks[institution] += 1
    return Simulated(reports=len(seen), told=dict(told), institutions=dict(desks))


def _batches(*, since: datetime, until: datetime) -> Iterator[list[Assignment]]:
    """Leading spans of reports that were open in between, as far as their own or the total clock could tell something."""
    rows = Assignment.objects.filter(role=Assignment.Role.LEAD, since__lt=until).filter(
        Q(until=None) | Q(until__gte=since) | Q(report__closed_at=None) | Q(report__closed_at__gte=since)
    )
    found = rows.select_related("report").order_by("id").iterator(chunk_size=BATCH)
    while batch := list(islice(found, BATCH)):
        yield batch


def _spans(batch: Sequence[Assignment], *, seen: set[UUID]) -> Iterator[_Span]:
    for held in batch:
        report = held.report
        answered = report.responded_at if held.state == Assignment.State.ANSWERED else None
        if held.step != deadlines.PROMISE:
            own, end = held.institution_id, held.until or answered
            yield _Span(report=report, step=held.step, holder=own, calendar_of=own, since=held.since, until=end)
        if report.id not in seen:
            seen.add(report.id)
            yield _Span(
                report=report,
                step=deadlines.ANSWER,
                holder=report.verifier_id,
                calendar_of=spans.first_holder(report),
                since=report.filed_at,
                until=report.responded_at or report.closed_at,
            )


def _moments(
    span: _Span, *, pauses: Sequence[clocks.Pause], now: datetime, limits: Limits
) -> Iterator[tuple[datetime, str, int, UUID]]:
    found = _due(span, step=span.step, at=span.calendar_of, since=span.since, pauses=pauses, now=now, limits=limits)
    for share in stages.SHARES:
        yield clocks.reminder_at(found, share=share), stages.REMINDED, 0, span.holder
    directory = institutions.directory(span.report.tenant_id)
    moment = found.due_at
    for level, rung in enumerate(stages.line_of(directory, holder=span.holder, lane=span.report.lane), start=1):
        yield moment, stages.ESCALATED, level, rung.institution
        step = deadlines.ESCALATE
        found = _due(span, step=step, at=rung.institution, since=moment, pauses=pauses, now=now, limits=limits)
        moment = found.due_at


def _due(
    span: _Span,
    *,
    step: str,
    at: UUID,
    since: datetime,
    pauses: Sequence[clocks.Pause],
    now: datetime,
    limits: Limits,
) -> clocks.Due:
    calendar, procedure = institutions.calendar_of(at), span.report.procedure
    on = calendar.local_day(span.report.filed_at)
    rule = deadlines.rule_of(step, procedure=procedure, institution=at, on=on)
    extra = span.report.extended_days if step == deadlines.ANSWER else 0
    rule = replace(rule, limit=limits.get((procedure, step), rule.limit) + extra)
    return clocks.due(rule=rule, start=since, calendar=calendar, pauses=pauses, now=max(now, since))


def _pauses(reports: Sequence[UUID], *, now: datetime) -> dict[UUID, list[clocks.Pause]]:
    found: dict[UUID, list[clocks.Pause]] = {}
    for row in Pause.objects.filter(report_id__in=set(reports), since__lt=now).order_by("since"):
        found.setdefault(row.report_id, []).append(clocks.Pause(start=row.since, end=row.until))
    return found
