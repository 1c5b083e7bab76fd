"""Desks that change hands, and the answer templates that an agency keeps."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lapor.reports.models import AnswerTemplate, DeskHandover, Report


@dataclass(frozen=True, kw_only=True)
class HandedReport:
    """One report on a list that waits to be signed off."""

    code: str
    state: str
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class Handover:
    """A desk that somebody handed over and that waits for the receiver's signature."""

    id: UUID
    institution: UUID
    giver_name: str
    remark: str
    handed_at: datetime
    reports: tuple[HandedReport, ...]


def handovers_to(person: UUID) -> list[Handover]:
    """Lists that this person has not signed off yet, oldest first. 2 statements."""
    rows = DeskHandover.objects.filter(receiver_id=person, signed_at=None).select_related("giver").order_by("handed_at")
    found = list(rows)
    keys = {UUID(str(key)) for row in found for key in row.reports}
    known = {str(report.id): report for report in Report.objects.filter(pk__in=keys)} if keys else {}
    return [
        Handover(
            id=row.id,
            institution=row.institution_id,
            giver_name=row.giver.name,
            remark=row.remark,
            handed_at=row.handed_at,
            reports=tuple(_line(known[str(key)]) for key in row.reports if str(key) in known),
        )
        for row in found
    ]


def templates_of(institutions: Collection[UUID]) -> list[AnswerTemplate]:
    """Open templates of these agencies, by name. 1 statement."""
    rows = AnswerTemplate.objects.filter(institution_id__in=institutions, closed_at=None).select_related("topic")
    return list(rows.order_by("name", "id"))


def _line(report: Report) -> HandedReport:
    return HandedReport(code=report.code, state=report.state, due_at=report.answer_due_at)
