"""What is told of a running limit, when and to whom: two reminders, then escalation up the line. No writes.

A stage counts what was told: 0 nothing, 1 the first reminder, 2 the second, 3 the first escalation, and so on.
Law: docs/law/clocks.md#reminders
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lapor.institutions import queries as institutions
from lapor.institutions.queries import Directory
from lapor.kit import actors
from lapor.reports import clocks, deadlines, spans
from lapor.reports.models import Report

SHARES = clocks.REMINDER_SHARES
AT_LIMIT = len(SHARES)
REMINDED, ESCALATED = "reminded", "escalated"


@dataclass(frozen=True, kw_only=True)
class Rung:
    """Whom a limit that has passed is told to: everybody with this role at this institution."""

    institution: UUID
    role: str


@dataclass(frozen=True, kw_only=True)
class Told:
    """One thing to tell: a reminder to the holder, or an escalation of a level to a rung. `next_at` is when there is more."""

    kind: str
    stage: int
    level: int
    institution: UUID
    role: str
    next_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Watched:
    """A running limit: its step, who holds it, its explanation (none for a promise), how much was told and when last."""

    step: str
    holder: UUID
    due_at: datetime
    found: clocks.Due | None
    stage: int
    stage_at: datetime | None


def line_of(directory: Directory, *, holder: UUID, lane: str) -> list[Rung]:
    """Up the line: heads of unit and agency, the coordinator, the head of the region, the monitor.

    An office outside without an account has no head that could act here. In the sealed lane the substitute alone is told.
    """
    if lane == Report.Lane.SEALED:
        return [Rung(institution=directory.on_duty(institutions.OVERSIGHT_SUBSTITUTE).id, role=actors.INSPECTORATE)]
    office, root = directory.office(holder), directory.tenant
    heads = [each for each in (office, *directory.line_above(holder)) if each.tier != "external" and each.id != root]
    line = [Rung(institution=each.id, role=actors.LEADER) for each in heads]
    coordinator = directory.on_duty(institutions.COORDINATOR).id
    if coordinator not in {holder, *(each.id for each in heads)}:
        line.append(Rung(institution=coordinator, role=actors.COORDINATOR))
    line.append(Rung(institution=root, role=actors.LEADER))
    line.append(Rung(institution=root, role=actors.MONITOR))
    return line


def first_moment(found: clocks.Due) -> datetime:
    """When there is something to tell about a limit that has just begun."""
    return clocks.reminder_at(found, share=SHARES[0])


def moment_of(
    watched: Watched, *, report: Report, pauses: Sequence[clocks.Pause] = (), now: datetime | None = None
) -> datetime | None:
    """When there is more to tell; None when the whole line was told, or a promise was broken and told once."""
    if watched.stage <= AT_LIMIT:
        if watched.found is None or watched.stage == AT_LIMIT:
            return watched.due_at
        return clocks.reminder_at(watched.found, share=SHARES[watched.stage])
    level, line = watched.stage - AT_LIMIT, _line(watched, report=report)
    if level >= len(line) or watched.step == deadlines.PROMISE or watched.stage_at is None:
        return None
    return _level_due(line[level - 1], report=report, since=watched.stage_at, pauses=pauses, now=now)


def telling(watched: Watched, *, report: Report, at: datetime, pauses: Sequence[clocks.Pause] = ()) -> Told | None:
    """What is to be told at this moment; None when its time has not come. What was missed is told once, as what it is by now."""
    moment = moment_of(watched, report=report, pauses=pauses, now=at)
    if moment is None or moment >= at:
        return None
    if watched.stage >= AT_LIMIT or watched.due_at < at or watched.found is None:
        return _escalation(watched, report=report, at=at)
    stage = watched.stage
    while stage < AT_LIMIT and clocks.reminder_at(watched.found, share=SHARES[stage]) < at:
        stage += 1
    after = watched.due_at if stage == AT_LIMIT else clocks.reminder_at(watched.found, share=SHARES[stage])
    return Told(kind=REMINDED, stage=stage, level=0, institution=watched.holder, role="", next_at=after)


def _escalation(watched: Watched, *, report: Report, at: datetime) -> Told:
    stage = max(watched.stage, AT_LIMIT) + 1
    level, line = stage - AT_LIMIT, _line(watched, report=report)
    rung = line[level - 1]
    is_last = level >= len(line) or watched.step == deadlines.PROMISE
    return Told(
        kind=ESCALATED,
        stage=stage,
        level=level,
        institution=rung.institution,
        role=rung.role,
        next_at=None if is_last else _level_due(rung, report=report, since=at),
    )


def _line(watched: Watched, *, report: Report) -> list[Rung]:
    return line_of(institutions.directory(report.tenant_id), holder=watched.holder, lane=report.lane)


def _level_due(
    rung: Rung,
    *,
    report: Report,
    since: datetime,
    pauses: Sequence[clocks.Pause] = (),
    now: datetime | None = None,
) -> datetime:
    """The end of a level's own span, on the calendar of whoever was told."""
    found = spans.opened(
        deadlines.ESCALATE, report=report, institution=rung.institution, since=since, pauses=pauses, now=now
    )
    return found.due_at
