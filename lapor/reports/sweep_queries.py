"""Candidates of the sweeps, in order of time from an index."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from lapor.reports.models import ArchiveSample, Assignment, Report

BATCH = 200
Place = tuple[datetime, UUID]


def answered_before(moment: datetime, *, after: Place | None) -> list[Place]:
    """Responded reports whose response is older, oldest first, a batch beyond `after`. 1 statement on `report_silent_close`."""
    rows = Report.objects.filter(state=Report.State.RESPONDED, responded_at__lt=moment)
    if after is not None:
        later = Q(responded_at__gt=after[0]) | Q(responded_at=after[0], pk__gt=after[1])
        rows = rows.filter(later, responded_at__gte=after[0])
    found = rows.order_by("responded_at", "id").values_list("responded_at", "id")[:BATCH]
    return [(since, key) for since, key in found if since is not None]


def waiting_before(moment: datetime, *, after: Place | None) -> list[Place]:
    """Reports that wait longer for their reporter, longest first, a batch beyond `after`. 1 statement on `report_waiting`."""
    rows = Report.objects.filter(waiting_for=Report.WaitingFor.REPORTER, waiting_since__lt=moment)
    if after is not None:
        later = Q(waiting_since__gt=after[0]) | Q(waiting_since=after[0], pk__gt=after[1])
        rows = rows.filter(later, waiting_since__gte=after[0])
    found = rows.order_by("waiting_since", "id").values_list("waiting_since", "id")[:BATCH]
    return [(since, key) for since, key in found if since is not None]


def first_holder_of(report: Report) -> UUID:
    """Who verified the report first, on whose calendar its reporter's limits run; the tenant if nobody is known. 1 statement."""
    rows = Assignment.objects.filter(report=report).order_by("since", "id")
    return rows.values_list("institution_id", flat=True).first() or report.tenant_id


def lead_of(report: Report) -> UUID:
    """Who leads the report now; its first holder if nobody does. 1 or 2 statements."""
    rows = Assignment.objects.filter(report=report, role=Assignment.Role.LEAD, until__isnull=True)
    return rows.values_list("institution_id", flat=True).first() or first_holder_of(report)


def open_reports(tenant: UUID, *, after: UUID | None) -> list[UUID]:
    """The tenant's reports that are not over, by key, a batch beyond `after`. 1 statement on `report_open`."""
    rows = Report.objects.filter(tenant_id=tenant, closed_at__isnull=True)
    rows = rows.filter(pk__gt=after) if after is not None else rows
    return list(rows.order_by("id").values_list("id", flat=True)[:BATCH])


def open_count(tenant: UUID) -> int:
    """How many of the tenant's reports are not over. 1 statement on `report_open`."""
    return Report.objects.filter(tenant_id=tenant, closed_at__isnull=True).count()


def archived_count(tenant: UUID, *, since: datetime, until: datetime) -> int:
    """How many ordinary reports were archived in the span. 1 statement on `report_archived`."""
    rows = Report.objects.filter(tenant_id=tenant, state=Report.State.ARCHIVED, lane=Report.Lane.ORDINARY)
    return rows.filter(closed_at__gte=since, closed_at__lt=until).count()


def is_sample_drawn(tenant: UUID, *, since: date) -> bool:
    """Whether the tenant's sample was drawn on that day or later. 1 statement."""
    return ArchiveSample.objects.filter(tenant_id=tenant, drawn_on__gte=since).exists()
