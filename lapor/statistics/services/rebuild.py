"""Count everything anew."""

from collections.abc import Callable

from django.db import connection

from lapor.audit.services import writes
from lapor.reports import followed_queries
from lapor.statistics.models import DayCell, ReportFact
from lapor.statistics.services.refresh import refresh_fact

BATCH = 200


def rebuild(*, tell: Callable[[int], None]) -> int:
    """Empty facts and cells, then recompute every report, one transaction each; returns how many.

    The worker may go on meanwhile: it moves cells by differences of facts, too. Figures are incomplete while it runs.
    `tell` hears how many are done.
    """
    _empty()
    last, done = None, 0
    while batch := followed_queries.reports_after(last, limit=BATCH):
        for report_id in batch:
            refresh_fact(report_id)
        last, done = batch[-1], done + len(batch)
        tell(done)
    return done


@writes
def _empty() -> None:
    """Both tables at one moment: a fact that was written between the two statements would have lost its cells."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE report_fact IN EXCLUSIVE MODE")
    ReportFact.objects.all().delete()
    DayCell.objects.all().delete()
