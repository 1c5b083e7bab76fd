"""Count everything anew."""

from collections.abc import Callable

from lapor.audit.services import writes
from lapor.reports import followed_queries
from lapor.statistics.models import DayCell, ReportFact
from lapor.statistics.services.refresh import refresh_fact

BATCH = 200


def rebuild(*, tell: Callable[[int], None]) -> int:
    """Empty facts and cells, then recompute every report in batches of one transaction each; returns how many.

    The worker may go on meanwhile: it moves cells by differences of facts, too. `tell` hears how many are done.
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
    ReportFact.objects.all().delete()
    DayCell.objects.all().delete()
