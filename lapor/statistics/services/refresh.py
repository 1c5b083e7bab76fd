"""Recompute one report's fact and move the cells by the difference."""

from collections import Counter
from typing import Any
from uuid import UUID

from django.db import connection

from lapor.audit import queries as audit
from lapor.audit.services import writes
from lapor.institutions import queries as institutions
from lapor.reports import followed_queries
from lapor.statistics import facts
from lapor.statistics.facts import Cell
from lapor.statistics.models import DayCell, ReportFact


@writes
def refresh_fact(report_id: UUID) -> None:
    """Write the report's fact as it is now and add the difference to the cells. Safe to run twice and in any order.

    About 6 statements and one per cell that changes.
    """
    before = ReportFact.objects.select_for_update().filter(pk=report_id).first()
    report = followed_queries.report_of(report_id)
    if report is None:
        return
    fact = facts.fact_of(
        report, events=audit.stream_events(report.stream), calendar=institutions.calendar_of(report.tenant_id)
    )
    _move(before=facts.cells_of(before) if before else Counter(), after=facts.cells_of(fact))
    fact.save(force_insert=before is None, force_update=before is not None)


def _move(*, before: Counter[Cell], after: Counter[Cell]) -> None:
    """Add the difference; keys in one order, so that two workers never wait for each other in a ring."""
    change = Counter(after)
    change.subtract(before)
    rows = [(*_stored(cell), number) for cell, number in sorted(change.items()) if number]
    if not rows:
        return
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO day_cell (tenant, day, institution, region, topic, lane, measure, bucket, count)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)"
            " ON CONFLICT (tenant, day, institution, region, topic, lane, measure, bucket)"
            " DO UPDATE SET count = day_cell.count + excluded.count",
            rows,
        )


def _stored(cell: Cell) -> list[Any]:
    """The key as this engine keeps it."""
    fields = {field.name: field for field in DayCell._meta.local_fields}
    return [fields[name].get_db_prep_save(value, connection) for name, value in cell._asdict().items()]
