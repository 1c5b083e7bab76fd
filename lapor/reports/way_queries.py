"""The way that a report has gone from office to office, as its stream tells it, and how much offices let it wait."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from lapor.audit import queries as audit
from lapor.audit.followers import Followed
from lapor.reports.models import Assignment, Pause, Report

STEPS_OF_THE_WAY = frozenset(
    {"filed", "forwarded", "declined", "disputed", "handed_to_heir", "sealed", "validation_failed", "review_decided"}
)


@dataclass(frozen=True, kw_only=True)
class Leg:
    """One stretch: when, what happened, who sent it (None: the reporter), who has it then, why, and who was suggested."""

    at: datetime
    kind: str
    sent_by: UUID | None
    to: UUID | None
    reason: str = ""
    suggestion: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class PausedShare:
    """How much of an institution's holding time was spent waiting for reporters; `share` from 0 to 1."""

    institution: UUID
    held: timedelta
    paused: timedelta
    reports: int

    @property
    def share(self) -> float:
        """The paused part of the time held; 0 without any."""
        return self.paused / self.held if self.held else 0.0


def way_of(report: Report) -> list[Leg]:
    """Every change of hands, oldest first. 2 statements."""
    return legs_of(report, events=audit.stream_events(report.stream))


def legs_of(report: Report, *, events: Sequence[Followed]) -> list[Leg]:
    """Every change of hands among these events of the report's stream, oldest first. No statement."""
    legs: list[Leg] = []
    holder: UUID | None = None
    for event in events:
        if event.kind not in STEPS_OF_THE_WAY or event.payload.get("reopened") is False:
            continue
        to = _receiver(event.kind, payload=event.payload, report=report)
        legs.append(
            Leg(
                at=event.happened_at,
                kind=event.kind,
                sent_by=_key(event.payload.get("institution")) or holder,
                to=to,
                reason=str(event.payload.get("reason", "")),
                suggestion=_key(event.payload.get("suggestion")),
            )
        )
        holder = to
    return legs


def paused_share(institution: UUID, *, since: datetime, until: datetime) -> PausedShare:
    """How much of the time in which the institution led reports went by waiting for their reporters, within the span.

    Shown to its leader: a question that pauses every clock must not become a habit. 2 statements.
    """
    rows = Assignment.objects.filter(institution_id=institution, role=Assignment.Role.LEAD, since__lt=until)
    held = list(rows.filter(Q(until=None) | Q(until__gt=since)).values_list("report_id", "since", "until"))
    reports = {report for report, _, _ in held}
    pauses: dict[UUID, list[tuple[datetime, datetime]]] = {}
    found = Pause.objects.filter(report_id__in=rows.values("report_id"), since__lt=until)
    for report, start, end in found.filter(Q(until=None) | Q(until__gt=since)).values_list(
        "report_id", "since", "until"
    ):
        pauses.setdefault(report, []).append((start, end or until))
    total = paused = timedelta()
    for report, start, end in held:
        first, last = max(start, since), min(end or until, until)
        total += max(last - first, timedelta())
        for begun, over in pauses.get(report, []):
            paused += max(min(over, last) - max(begun, first), timedelta())
    return PausedShare(institution=institution, held=total, paused=paused, reports=len(reports))


def _receiver(kind: str, *, payload: Mapping[str, Any], report: Report) -> UUID | None:
    named = {"filed": "holder", "forwarded": "lead", "handed_to_heir": "heir", "sealed": "holder"}
    return _key(payload.get(named[kind])) if kind in named else report.verifier_id


def _key(value: object) -> UUID | None:
    return UUID(str(value)) if value else None
