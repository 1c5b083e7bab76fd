"""All reads of quarterly reports: for officers of the tenant that may see its dashboard."""

from dataclasses import dataclass
from uuid import UUID

from lapor.actionplan.errors import UnknownPlan
from lapor.actionplan.models import QuarterlyReport
from lapor.actionplan.quarters import Quarter
from lapor.kit.actors import Actor


@dataclass(frozen=True, kw_only=True)
class ReportLine:
    """A report in a list."""

    id: UUID
    quarter: Quarter
    is_approved: bool


def reports_visible_to(actor: Actor) -> list[ReportLine]:
    """The reports of the tenants in which the actor works, newest first. 1 statement."""
    rows = QuarterlyReport.objects.filter(tenant_id__in={grant.tenant for grant in actor.grants})
    return [
        ReportLine(id=key, quarter=Quarter(year, quarter), is_approved=state == QuarterlyReport.State.APPROVED)
        for key, year, quarter, state in rows.order_by("-year", "-quarter").values_list(
            "id", "year", "quarter", "state"
        )
    ]


def report_for(actor: Actor, *, report: UUID) -> QuarterlyReport:
    """A report of a tenant in which the actor works. 1 statement. Raises UnknownPlan."""
    found = QuarterlyReport.objects.filter(pk=report, tenant_id__in={grant.tenant for grant in actor.grants}).first()
    if found is None:
        raise UnknownPlan
    return found


def waiting_for_approval(tenant: UUID) -> ReportLine | None:
    """The oldest draft of the tenant. 1 statement."""
    rows = QuarterlyReport.objects.filter(tenant_id=tenant, state=QuarterlyReport.State.DRAFT)
    found = rows.order_by("year", "quarter").values_list("id", "year", "quarter").first()
    return ReportLine(id=found[0], quarter=Quarter(found[1], found[2]), is_approved=False) if found else None


def is_approved(tenant: UUID, *, quarter: Quarter) -> bool:
    """Whether the quarter's report was approved. 1 statement."""
    rows = QuarterlyReport.objects.filter(tenant_id=tenant, year=quarter.year, quarter=quarter.number)
    return rows.filter(state=QuarterlyReport.State.APPROVED).exists()


def lock(report: UUID) -> QuarterlyReport:
    """The report, locked. Raises UnknownPlan."""
    found = QuarterlyReport.objects.select_for_update().filter(pk=report).first()
    if found is None:
        raise UnknownPlan
    return found


def locked(tenant: UUID, *, quarter: Quarter) -> QuarterlyReport | None:
    """The report of a quarter, locked."""
    rows = QuarterlyReport.objects.filter(tenant_id=tenant, year=quarter.year, quarter=quarter.number)
    return rows.select_for_update().first()
