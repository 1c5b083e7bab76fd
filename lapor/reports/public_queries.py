"""Reads of what may be told outside the offices."""

from uuid import UUID

from lapor.reports.models import Assignment, Report, Response, Word


def words_of(report: Report) -> list[Word]:
    """What reporter and offices said to each other, oldest first; for the reporter and the offices. 1 statement."""
    return list(Word.objects.filter(report=report).order_by("said_at", "id"))


def sent_responses(report: Report) -> list[Response]:
    """The offices' answers that were sent, oldest first. 1 statement."""
    rows = Response.objects.filter(report=report, state=Response.State.SENT)
    return list(rows.order_by("sent_at", "id"))


def leading_institution(report: Report) -> UUID | None:
    """The institution that leads now, or led last; None while the report is only being checked. 1 statement."""
    rows = Assignment.objects.filter(report=report, role=Assignment.Role.LEAD)
    led = rows.exclude(state__in=[Assignment.State.VERIFYING, Assignment.State.DECLINED])
    return led.order_by("-since", "-id").values_list("institution_id", flat=True).first()
