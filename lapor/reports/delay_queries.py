"""What is late, and what was promised: for whoever leads or watches a tenant. Ordinary reports alone."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from lapor.reports.models import Access, Assignment, Report, Response

NOT_ACCEPTED, NOT_ANSWERED, WAITS_FOR_OTHERS = "not_accepted", "not_answered", "waits_for_others"
MOST = 500
SOON = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Delay:
    """A report that its holder has not answered in time, and why it stands there."""

    code: str
    institution: UUID
    due_at: datetime
    reason: str


@dataclass(frozen=True, kw_only=True)
class Promise:
    """A promised day that is near or over."""

    code: str
    institution: UUID
    promised_on: date


def worst_delays(tenant: UUID, *, at: datetime, limit: int = MOST) -> list[Delay]:
    """The tenant's late reports, the latest ones first. 1 statement."""
    return _delays(_late(at=at).filter(report__tenant_id=tenant), limit=limit)


def delays_within(
    tenant: UUID, *, at: datetime, offices: Collection[UUID], seen_by: Collection[UUID] = (), limit: int = MOST
) -> list[Delay]:
    """Late reports of these offices; with `seen_by` only those that one of these institutions may see. 1 statement."""
    rows = _late(at=at).filter(report__tenant_id=tenant, institution_id__in=list(offices))
    if seen_by:
        seen = Access.objects.filter(report=OuterRef("report_id"), institution_id__in=list(seen_by))
        rows = rows.filter(Exists(seen))
    return _delays(rows, limit=limit)


def promises_within(tenant: UUID, *, on: date, offices: Collection[UUID], limit: int = 5) -> list[Promise]:
    """Promised days of interim answers that are over or come within a week, earliest first. 1 statement."""
    rows = Response.objects.filter(
        state=Response.State.SENT,
        promised_on__lte=on + SOON,
        report__tenant_id=tenant,
        report__lane=Report.Lane.ORDINARY,
        report__responded_at__isnull=True,
        report__closed_at__isnull=True,
        institution_id__in=list(offices),
    )
    found = rows.order_by("promised_on", "id").values_list("report__code", "institution_id", "promised_on")
    return [Promise(code=code, institution=office, promised_on=day) for code, office, day in found[:limit] if day]


def _late(*, at: datetime) -> QuerySet[Assignment]:
    return Assignment.objects.filter(
        role=Assignment.Role.LEAD,
        until__isnull=True,
        due_at__lt=at,
        state__in=(Assignment.State.OFFERED, Assignment.State.ACCEPTED),
        report__lane=Report.Lane.ORDINARY,
    ).exclude(report__waiting_for=Report.WaitingFor.REPORTER)


def _delays(rows: QuerySet[Assignment], *, limit: int) -> list[Delay]:
    found = rows.order_by("due_at", "id").values_list(
        "report__code", "institution_id", "due_at", "state", "report__awaited_id"
    )
    return [
        Delay(code=code, institution=office, due_at=due, reason=_reason(state, is_held_up=awaited is not None))
        for code, office, due, state, awaited in found[:limit]
    ]


def _reason(state: str, *, is_held_up: bool) -> str:
    if is_held_up:
        return WAITS_FOR_OTHERS
    return NOT_ACCEPTED if state == Assignment.State.OFFERED else NOT_ANSWERED
