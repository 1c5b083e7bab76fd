"""Reads for whoever follows a report's events: the report itself, who stands where, and its texts."""

from collections.abc import Sequence
from uuid import UUID

from lapor.reports.models import Access, Assignment, Report, Response, Word


def report_of(report_id: UUID) -> Report | None:
    """The report with its topic and region; None when it does not exist. 1 statement."""
    return Report.objects.select_related("topic", "region").filter(pk=report_id).first()


def reporter_ref_of(report_id: UUID) -> UUID | None:
    """Under which reference the reporter is sealed; None when the report does not exist. Reads that column alone. 1 statement."""
    return Report.objects.filter(pk=report_id).values_list("reporter_ref", flat=True).first()


def codes_of(reports: Sequence[UUID]) -> dict[UUID, str]:
    """Tracking codes by report. 1 statement."""
    return dict(Report.objects.filter(pk__in=list(reports)).values_list("id", "code"))


def reports_after(report_id: UUID | None, *, limit: int) -> list[UUID]:
    """The next reports by key, for walking all of them in batches. 1 statement."""
    rows = Report.objects.filter(pk__gt=report_id) if report_id else Report.objects.all()
    return list(rows.order_by("id").values_list("id", flat=True)[:limit])


def verifier_of(report: Report) -> UUID | None:
    """The institution that verifies the report. 1 statement."""
    rows = Access.objects.filter(report=report, role=Access.Role.VERIFIER)
    return rows.values_list("institution_id", flat=True).first()


def open_lead(report: Report) -> Assignment | None:
    """Who holds the report now; None when it is closed. 1 statement."""
    return Assignment.objects.filter(report=report, role=Assignment.Role.LEAD, until__isnull=True).first()


def merged_into(report: Report) -> list[Report]:
    """Reports that were joined to this one and whose reporters can be told. 1 statement."""
    return list(Report.objects.filter(parent=report, has_contact=True, state=Report.State.MERGED))


def author_of(response_id: UUID) -> UUID | None:
    """Who wrote a response, if an officer did. 1 statement."""
    return Response.objects.filter(pk=response_id).values_list("author_id", flat=True).first()


def texts_of(report: Report) -> list[str]:
    """Everything that reporter and offices said on the case, drafts left out; for the offices' word search. 2 statements."""
    said = list(Word.objects.filter(report=report).values_list("text", flat=True))
    sent = Response.objects.filter(report=report, state=Response.State.SENT).values_list("text", "found", "done")
    return [*said, *(part for row in sent for part in row)]


def public_texts_of(report: Report) -> list[str]:
    """The offices' answers that were sent, as the public reads them. 1 statement."""
    return list(Response.objects.filter(report=report, state=Response.State.SENT).values_list("text", flat=True))
