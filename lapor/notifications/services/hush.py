"""A reporter wants no more short messages, or wants them again."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from lapor.audit.services import writes
from lapor.notifications.models import QuietReport


@writes
def hush_reports(reports: Sequence[UUID], *, channel: str, at: datetime) -> None:
    """Send no more news of these reports over the channel. 1 statement."""
    rows = [QuietReport(report_id=report, channel=channel, since=at) for report in reports]
    QuietReport.objects.bulk_create(rows, ignore_conflicts=True)


@writes
def unhush_reports(reports: Sequence[UUID], *, channel: str) -> None:
    """Send news of these reports again. 1 statement."""
    QuietReport.objects.filter(report_id__in=list(reports), channel=channel).delete()
