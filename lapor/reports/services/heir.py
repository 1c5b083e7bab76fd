"""The office that held reports was merged: its heir holds them now."""

from datetime import datetime
from uuid import UUID

from lapor.audit.services import writes
from lapor.institutions import queries as institutions
from lapor.institutions.policy import require_administrator
from lapor.kit.actors import Actor
from lapor.kit.ids import new_id
from lapor.reports import queries
from lapor.reports.models import Access, Assignment, Report
from lapor.reports.services import steps
from lapor.reports.services.access import refresh_access


@writes
def hand_over_reports(institution: UUID, *, heir: UUID, by: Actor, at: datetime) -> int:
    """Give every report that the institution holds to its heir, with the same due moments; returns how many.

    What is over becomes readable for the heir too. Call it in the transaction that merges the institutions.
    Raises NotAdministrator.
    """
    require_administrator(by, tenant=institutions.office(institution).tenant)
    held = Assignment.objects.filter(institution_id=institution, until=None).order_by("report_id")
    reports = list(dict.fromkeys(held.values_list("report_id", flat=True)))
    for report in reports:
        _hand_over(queries.locked(report), institution=institution, heir=heir, by=by, at=at)
    _show_past(institution, heir=heir)
    return len(reports)


def _hand_over(report: Report, *, institution: UUID, heir: UUID, by: Actor, at: datetime) -> None:
    own = Assignment.objects.filter(report=report, until=None)
    known = own.filter(institution_id=heir).first()
    for span in own.filter(institution_id=institution):
        Assignment.objects.filter(pk=span.pk).update(until=at, state=Assignment.State.ENDED, next_at=None)
        if known is not None and span.role == Assignment.Role.ASSIST:
            continue
        if known is not None:
            Assignment.objects.filter(pk=known.pk).update(until=at, state=Assignment.State.ENDED, next_at=None)
        Assignment(
            id=new_id(),
            report=report,
            institution_id=heir,
            role=span.role,
            state=span.state,
            since=at,
            due_at=span.due_at,
            note=span.note,
            step=span.step,
            next_at=span.next_at,
            stage=span.stage,
            stage_at=span.stage_at,
            is_binding=span.is_binding,
        ).save(force_insert=True)
    steps.save(report)
    refresh_access(report)
    steps.note(report, kind="handed_to_heir", by=by, at=at, institution=str(institution), heir=str(heir))


def _show_past(institution: UUID, *, heir: UUID) -> None:
    """The heir may read what the institution could; rows that it has already stay as they are."""
    rows = Access.objects.filter(institution_id=institution).values_list("report_id", "role", "due_at")
    new = [
        Access(report_id=report, institution_id=heir, role=role, open=False, due_at=due)
        for report, role, due in rows.iterator(chunk_size=2000)
    ]
    Access.objects.bulk_create(new, ignore_conflicts=True, batch_size=500)
