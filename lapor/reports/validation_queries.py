"""What needs an independent look before it is closed, and what waits for one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F

from lapor.kit.actors import Actor
from lapor.reports.case_queries import title_of
from lapor.reports.models import Access, Report, Topic, ValidatedProcedure
from lapor.reports.policy import VALIDATING_ROLES


@dataclass(frozen=True, kw_only=True)
class Awaited:
    """A report that waits for an office's look."""

    code: str
    title: str
    place: str
    address: str
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class Choice:
    """The procedures and the topics (codes) of a tenant that are closed only after a look."""

    procedures: frozenset[str]
    topics: frozenset[str]


def choice_of(tenant: UUID) -> Choice:
    """What the tenant's coordinator chose. 2 statements."""
    procedures = ValidatedProcedure.objects.filter(tenant_id=tenant).values_list("procedure", flat=True)
    topics = Topic.objects.filter(tenant_id=tenant, needs_validation=True).values_list("code", flat=True)
    return Choice(procedures=frozenset(procedures), topics=frozenset(topics))


def awaiting_look(actor: Actor, *, limit: int = 50) -> Sequence[Awaited]:
    """Ordinary reports that wait for a look by an office of the actor's, by what is due first. 1 statement on `access_queue`."""
    offices = actor.institutions_as(*VALIDATING_ROLES)
    if not offices:
        return []
    rows = Access.objects.filter(
        institution_id__in=offices,
        open=True,
        report__validator_id=F("institution_id"),
        report__waiting_for=Report.WaitingFor.VALIDATION,
        report__lane=Report.Lane.ORDINARY,
    )
    found = rows.select_related("report__region__parent").order_by("due_at", "report_id")[:limit]
    return [_awaited(row) for row in found]


def _awaited(row: Access) -> Awaited:
    report = row.report
    names = [report.region.name, report.region.parent.name if report.region.parent else ""] if report.region else []
    return Awaited(
        code=report.code,
        title=title_of(report),
        place=", ".join(name for name in names if name),
        address=report.address,
        due_at=row.due_at,
    )
