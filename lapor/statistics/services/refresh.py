"""Recompute one report's fact and move the cells by the difference."""

from collections import Counter
from typing import Any
from uuid import UUID

from django.db import connection

from lapor.audit import queries as audit
from lapor.audit.services import writes
from lapor.institutions import queries as institutions
from lapor.reports import followed_queries
from lapor.reports.fact_queries import case_facts
from lapor.statistics.cells import Cell, cells_of, fact_of
from lapor.statistics.marks import entries_of
from lapor.statistics.models import DayCell, ReportFact

_MOVE = (
    "INSERT INTO day_cell (tenant, measure, happened_on, recorded_on, lane, institution, region, topic, report_class, channel,"
    " bucket, count) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
    " ON CONFLICT (tenant, measure, happened_on, recorded_on, lane, institution, region, topic, report_class, channel, bucket)"
    " DO UPDATE SET count = day_cell.count + excluded.count"
)


@writes
def refresh_fact(report_id: UUID) -> None:
    """Write the report's fact as it is now and add the difference to the cells, under a lock of the fact.

    Safe to run twice and in any order. 7 to 11 statements, none of them for a cell that did not change.
    """
    before = _locked(report_id) or _begun(report_id)
    report = followed_queries.report_of(report_id)
    if before is None or report is None:
        return
    events = audit.stream_events(report.stream)
    case = case_facts(report, kinds={event.kind for event in events})
    if case is None:
        return
    calendar = institutions.calendar_of(case.first_holder)
    fact = fact_of(case, entries=entries_of(case, events=events, calendar=calendar), calendar=calendar)
    _move(before=cells_of(before), after=cells_of(fact))
    fact.save(force_update=True)


def _locked(report_id: UUID) -> ReportFact | None:
    return ReportFact.objects.select_for_update().filter(pk=report_id).first()


def _begun(report_id: UUID) -> ReportFact | None:
    """A fact that counts nothing yet, locked: the row has to be there before the report is read, or two workers could count twice."""
    report = followed_queries.report_of(report_id)
    if report is None:
        return None
    blank = ReportFact(
        report=report,
        tenant=report.tenant_id,
        lane=report.lane,
        institution=report.tenant_id,
        happened_on=report.filed_at.date(),
        recorded_on=report.received_at.date(),
    )
    ReportFact.objects.bulk_create([blank], ignore_conflicts=True)
    return _locked(report_id)


def _move(*, before: Counter[Cell], after: Counter[Cell]) -> None:
    """Add the difference; keys in one order, so that two workers never wait for each other in a ring."""
    change = Counter(after)
    change.subtract(before)
    rows = [(*_stored(cell), number) for cell, number in sorted(change.items()) if number]
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(_MOVE, rows)


def _stored(cell: Cell) -> list[Any]:
    """The key as this engine keeps it."""
    fields = {field.name: field for field in DayCell._meta.local_fields}
    return [fields[name].get_db_prep_save(value, connection) for name, value in cell._asdict().items()]
