"""What statistics need of a report besides its events: who stands for it, its limits, pauses, ratings and rulings."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lapor.reports import clocks, deadlines, queries
from lapor.reports.models import Assignment, Contest, Rating, Report

# The channel whose reports travel before they arrive.
CARRIED = "village_post"


@dataclass(frozen=True, kw_only=True)
class CaseFacts:
    """A report with what its rows say. `institution` is the one that leads or led last, else the verifier.

    `arrived_at` is when an office could first know of it, and `answer_due_at` the total clock counted from then: what a village
    post's bundle took on its way counts against no office. Both are the report's own moments where nothing was on its way.
    `handed` are the moments at which an office got the lead, with the office, oldest first. `declined` names
    who said "bukan wewenang", `ratings` (satisfied, score) what the reporter thought, each in order of time;
    `upheld_at` are the moments at which an objection took a decision back.
    """

    report: Report
    institution: UUID
    first_holder: UUID
    arrived_at: datetime
    verify_due_at: datetime
    answer_due_at: datetime
    pauses: tuple[clocks.Pause, ...]
    handed: tuple[tuple[datetime, UUID], ...]
    declined: tuple[UUID, ...]
    ratings: tuple[tuple[bool, int | None], ...]
    upheld_at: frozenset[datetime]


def case_facts(report: Report, *, kinds: Collection[str]) -> CaseFacts | None:
    """The facts of a report whose stream holds these kinds of events; None before its first holder. 1 to 4 statements."""
    leads = list(Assignment.objects.filter(report=report, role=Assignment.Role.LEAD).order_by("since", "id"))
    if not leads:
        return None
    pauses = queries.pauses_of(report) if "asked" in kinds else []
    return CaseFacts(
        report=report,
        institution=_responsible(report, leads=leads),
        first_holder=leads[0].institution_id,
        arrived_at=arrived_at(report),
        verify_due_at=leads[0].due_at,
        answer_due_at=_answer_due(report, holder=leads[0].institution_id, pauses=pauses),
        pauses=tuple(pauses),
        handed=tuple((row.since, row.institution_id) for row in leads),
        declined=tuple(row.institution_id for row in leads if row.state == Assignment.State.DECLINED),
        ratings=_ratings(report) if {"confirmed", "disputed", "rated"} & set(kinds) else (),
        upheld_at=_upheld(report) if "contest_ruled" in kinds else frozenset(),
    )


def arrived_at(report: Report) -> datetime:
    """When the centre had it. A letter that lay on a desk here had arrived; a bundle from a village post had not."""
    return max(report.filed_at, report.received_at) if report.channel == CARRIED else report.filed_at


def _answer_due(report: Report, *, holder: UUID, pauses: list[clocks.Pause]) -> datetime:
    """Read as it stands, unless the report was on its way. Law: docs/law/clocks.md#answer"""
    start = arrived_at(report)
    if start == report.filed_at:
        return report.answer_due_at
    found = deadlines.due_of(
        deadlines.ANSWER,
        procedure=report.procedure,
        institution=holder,
        start=start,
        filed_at=report.filed_at,
        pauses=pauses,
        now=max([start, *(pause.start for pause in pauses)]),
        extra=report.extended_days,
    )
    return max(found.due_at, report.answer_due_at)


def _responsible(report: Report, *, leads: list[Assignment]) -> UUID:
    named = [
        row.institution_id
        for row in leads
        if row.institution_id != report.verifier_id and row.state != Assignment.State.DECLINED
    ]
    return named[-1] if named else report.verifier_id


def _ratings(report: Report) -> tuple[tuple[bool, int | None], ...]:
    rows = Rating.objects.filter(report=report).order_by("rated_at", "id")
    return tuple(rows.values_list("is_satisfied", "score"))


def _upheld(report: Report) -> frozenset[datetime]:
    rows = Contest.objects.filter(report=report, is_upheld=True).values_list("ruled_at", flat=True)
    return frozenset(each for each in rows if each is not None)
