"""What the sweep has to tell, and what was escalated to a desk."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from heapq import merge
from uuid import UUID

from django.db.models import Q

from lapor.reports.models import Access, Assignment, Report

Place = tuple[datetime, UUID]
DueRow = tuple[datetime, UUID, UUID]


def due_rows(at: datetime, *, limit: int, after: Place | None = None) -> list[DueRow]:
    """Moment, row and report of what is to be told, by moment then row, beyond `after`.

    2 statements, on the partial indexes `assignment_next` and `report_next`: the cost follows what is due, not what is open.
    """
    own = Assignment.objects.filter(_beyond("next_at", after=after), next_at__lt=at)
    whole = Report.objects.filter(_beyond("answer_next_at", after=after), answer_next_at__lt=at)
    if after is not None:
        own, whole = own.filter(next_at__gte=after[0]), whole.filter(answer_next_at__gte=after[0])
    rows = merge(
        _known(own.order_by("next_at", "id").values_list("next_at", "id", "report_id")[:limit]),
        _known(whole.order_by("answer_next_at", "id").values_list("answer_next_at", "id", "id")[:limit]),
    )
    return [row for row, _ in zip(rows, range(limit), strict=False)]


def escalated_to(institution: UUID, *, limit: int = 100) -> list[UUID]:
    """Open reports that were escalated to this desk, newest first. 1 statement on `access_escalated`."""
    rows = Access.objects.filter(institution_id=institution, escalated_at__isnull=False, open=True)
    return list(rows.order_by("-escalated_at").values_list("report_id", flat=True)[:limit])


def _beyond(field: str, *, after: Place | None) -> Q:
    if after is None:
        return Q()
    return Q(**{f"{field}__gt": after[0]}) | Q(**{field: after[0], "id__gt": after[1]})


def _known(rows: Iterable[tuple[datetime | None, UUID, UUID]]) -> Iterator[DueRow]:
    return ((moment, row, report) for moment, row, report in rows if moment is not None)
