"""Whether a report's reporter can be told anything."""

from uuid import UUID

from lapor.audit.services import writes
from lapor.reports.models import Report


@writes
def set_reachable(report_id: UUID, *, is_reachable: bool) -> None:
    """Note it on the report; nothing else changes, so that nobody's page goes stale by it. 1 statement."""
    Report.objects.filter(pk=report_id).exclude(has_contact=is_reachable).update(has_contact=is_reachable)
