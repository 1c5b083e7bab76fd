"""Make, edit and approve the report of a quarter."""

from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from lapor.actionplan import policy, quarterly_queries
from lapor.actionplan.errors import AlreadyApproved, PlanChangedMeanwhile, QuarterNotOver
from lapor.actionplan.models import QuarterlyReport
from lapor.actionplan.quarterly import frozen_hash, quarterly_content
from lapor.actionplan.quarters import Quarter
from lapor.audit.services import record, writes
from lapor.institutions import queries as institutions
from lapor.kit.actors import Actor
from lapor.kit.ids import new_id


@writes
def make_quarterly_report(tenant: UUID, *, quarter: Quarter, by: Actor, at: datetime) -> UUID:
    """Make the draft of a quarter that is over, or its figures anew; the words that people added stay.

    Raises NotPlanEditor, QuarterNotOver, AlreadyApproved.
    """
    policy.require_editor(by, tenant=tenant)
    if quarter.last_day >= at.astimezone(ZoneInfo(institutions.office(tenant).zone)).date():
        raise QuarterNotOver
    found = quarterly_queries.locked(tenant, quarter=quarter)
    if found is not None and found.state == QuarterlyReport.State.APPROVED:
        raise AlreadyApproved
    report = found or QuarterlyReport(id=new_id(), tenant_id=tenant, year=quarter.year, quarter=quarter.number)
    report.content = quarterly_content(tenant, quarter=quarter, at=at)
    report.made_at = at
    report.version = report.version + 1 if found else 1
    report.save(force_insert=found is None, force_update=found is not None)
    _record("quarterly_report_made", report=report, by=by, at=at)
    return report.id


@writes
def edit_quarterly_report(report_id: UUID, *, summary: str, decisions: str, seen: int, by: Actor, at: datetime) -> None:
    """Change the words of a draft. Raises NotPlanEditor, AlreadyApproved, PlanChangedMeanwhile."""
    report = _draft(report_id, seen=seen)
    policy.require_editor(by, tenant=report.tenant_id)
    report.summary, report.decisions = summary.strip(), decisions.strip()
    report.version += 1
    report.save(update_fields=["summary", "decisions", "version"])
    _record("quarterly_report_edited", report=report, by=by, at=at)


@writes
def approve_quarterly_report(report_id: UUID, *, seen: int, by: Actor, at: datetime) -> str:
    """Freeze the report as it was seen; gives the hash that lies on the institution's stream.

    Raises NotApprover, AlreadyApproved, PlanChangedMeanwhile.
    """
    report = _draft(report_id, seen=seen)
    policy.require_approver(by, tenant=report.tenant_id)
    report.content_hash = frozen_hash(report)
    report.state, report.approved_at = QuarterlyReport.State.APPROVED, at
    report.version += 1
    report.save(update_fields=["content_hash", "state", "approved_at", "version"])
    _record("quarterly_report_approved", report=report, by=by, at=at, content_hash=report.content_hash)
    return report.content_hash


def _draft(report_id: UUID, *, seen: int) -> QuarterlyReport:
    report = quarterly_queries.lock(report_id)
    if report.state == QuarterlyReport.State.APPROVED:
        raise AlreadyApproved
    if report.version != seen:
        raise PlanChangedMeanwhile
    return report


def _record(kind: str, *, report: QuarterlyReport, by: Actor, at: datetime, **more: Any) -> None:
    payload = {"report": str(report.id), "year": report.year, "quarter": report.quarter, **more}
    record(kind, stream=f"institution/{report.tenant_id}", by=by, at=at, payload=payload)
