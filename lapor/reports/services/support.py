"""Somebody says: I have this problem too."""

from datetime import date
from uuid import UUID

from django.db.models import F

from lapor.audit.services import writes
from lapor.reports import queries
from lapor.reports.errors import UnknownReport
from lapor.reports.models import Report, Support


@writes
def support_report(report_id: UUID, *, device: str, on: date) -> int:
    """Count one person or device once; returns how many support the report now. Raises UnknownReport for one not public."""
    report = queries.locked(report_id)
    if report.published_at is None:
        raise UnknownReport
    if Support.objects.filter(report=report, device=device).exists():
        return report.supports
    Support(report=report, device=device, supported_on=on).save(force_insert=True)
    Report.objects.filter(pk=report.pk).update(supports=F("supports") + 1)
    return report.supports + 1
