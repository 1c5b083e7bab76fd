"""Reads for the reporter, who has shown the access key of this one report."""

from collections.abc import Sequence
from uuid import UUID

from lapor.reports.models import Contest, Objection, Rating, Report, Topic, Validation


def ratings_of(report: Report) -> list[Rating]:
    """What the reporter thought of the answers, oldest first. 1 statement."""
    return list(Rating.objects.filter(report=report).order_by("rated_at", "id"))


def contests_of(report: Report) -> list[Contest]:
    """The reporter's objections, oldest first. 1 statement."""
    return list(Contest.objects.filter(report=report).order_by("contested_at", "id"))


def looked_words(report: Report) -> dict[str, str]:
    """What validators saw, by the validation's key. 1 statement."""
    return {str(row.id): row.remark for row in Validation.objects.filter(report=report)}


def objection_of(report: Report) -> Objection | None:
    """The objection under the law on public information, if there is one. 1 statement."""
    return Objection.objects.filter(report=report).first()


def named_topics(report: Report, *, codes: set[str]) -> list[Topic]:
    """Topics of the report's tenant by code, closed ones too. 1 statement, none without codes."""
    return list(Topic.objects.filter(tenant_id=report.tenant_id, code__in=codes)) if codes else []


def report_again(report_id: UUID) -> Report:
    """The report as it stands now, for the page after an action. 1 statement."""
    return Report.objects.get(pk=report_id)


def reports_of_refs(refs: Sequence[UUID]) -> list[Report]:
    """The reports of these references, newest first: those of one contact, found by the blind index. 1 statement."""
    return list(Report.objects.filter(reporter_ref__in=list(refs)).order_by("-filed_at", "-id")) if refs else []


def is_there(report_id: UUID) -> bool:
    """Whether there is such a report. 1 statement."""
    return Report.objects.filter(pk=report_id).exists()
