"""A report is joined to its parent."""

from datetime import datetime
from uuid import UUID

from lapor.audit.models import Event
from lapor.audit.services import writes
from lapor.kit.actors import Actor
from lapor.reports import policy, queries, workflow
from lapor.reports.errors import WrongMerge
from lapor.reports.models import Report
from lapor.reports.services import arm, steps
from lapor.reports.services.access import refresh_access
from lapor.reports.services.forward import end_assignments
from lapor.reports.services.word import end_pause


@writes
def merge_report(report_id: UUID, *, parent: UUID, by: Actor, at: datetime, seen: int | None = None) -> Event:
    """Join a report to a parent that the actor may see too; its followers get the parent's news.

    Nobody gains sight of the child, and a confidential child is never shown on its parent.
    Raises NotAllowed, WrongState, ChangedMeanwhile, UnknownReport, WrongMerge.
    """
    report = steps.lock(report_id, verb="merge", by=by, seen=seen).report
    joined = _parent(report, parent=parent, by=by)
    report.state_before = report.state
    steps.step(report, verb="merge")
    end_assignments(report, at=at)
    end_pause(report, at=at)
    arm.rest(report)
    report.parent = joined
    report.published_at = None
    report.closed_at = at
    steps.save(report)
    refresh_access(report)
    return steps.note(report, kind="merged", by=by, at=at, parent=str(joined.id), parent_code=joined.code)


def _parent(report: Report, *, parent: UUID, by: Actor) -> Report:
    joined = queries.locked(parent)
    fits = (
        joined.id != report.id
        and joined.tenant_id == report.tenant_id
        and joined.state in workflow.OPEN_STATES
        and joined.lane == Report.Lane.ORDINARY
        and report.lane == Report.Lane.ORDINARY
    )
    if not fits or not policy.may_see(by, report=joined, standing=queries.standing_of(joined)):
        raise WrongMerge
    return joined
