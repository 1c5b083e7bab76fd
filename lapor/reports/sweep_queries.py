"""Candidates of the sweeps, in order of time from an index."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from lapor.reports.models import Assignment, Report

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
