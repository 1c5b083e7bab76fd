"""From a fact to the cells it counts in, and back from its stored entries. No statements, no writes."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

from lapor.kit.calendars import WorkCalendar
from lapor.reports.fact_queries import CaseFacts
from lapor.reports.models import Report
from lapor.statistics.marks import Entry
from lapor.statistics.models import ReportFact

DISTRICT_PARTS = 3


class Cell(NamedTuple):
    """The key of a day cell, in the order of its unique index."""

    tenant: UUID
    measure: str
    happened_on: date
    recorded_on: date
    lane: str
    institution: UUID
    region: str
    topic: int
    report_class: str
    channel: str
    bucket: int


def fact_of(case: CaseFacts, *, entries: Mapping[Entry, int], calendar: WorkCalendar) -> ReportFact:
    """The report's fact now. A sealed one says nothing but when: not who, where, what, nor by which channel."""
    report = case.report
    sealed = report.lane == Report.Lane.SEALED
    return ReportFact(
        report=report,
        tenant=report.tenant_id,
        lane=report.lane,
        institution=report.tenant_id if sealed else case.institution,
        region="" if sealed else district_of(report.region_id or ""),
        topic=0 if sealed else report.topic_id or 0,
        report_class="" if sealed else report.report_class,
        channel="" if sealed else report.channel,
        happened_on=calendar.local_day(report.filed_at),
        recorded_on=calendar.local_day(report.received_at),
        entries=[_stored(entry, number=number) for entry, number in sorted(entries.items())],
    )


def district_of(region: str) -> str:
    """The district in which a region lies; a larger region stays itself."""
    return ".".join(region.split(".")[:DISTRICT_PARTS])


def cells_of(fact: ReportFact) -> Counter[Cell]:
    """The cells in which the fact counts. What an office said by itself counts for that office, unless it is sealed."""
    found: Counter[Cell] = Counter()
    for measure, happened_on, recorded_on, institution, bucket, number in fact.entries:
        cell = Cell(
            tenant=fact.tenant,
            measure=measure,
            happened_on=date.fromisoformat(happened_on),
            recorded_on=date.fromisoformat(recorded_on),
            lane=fact.lane,
            institution=fact.tenant if fact.lane == Report.Lane.SEALED else UUID(institution),
            region=fact.region,
            topic=fact.topic,
            report_class=fact.report_class,
            channel=fact.channel,
            bucket=bucket,
        )
        found[cell] += number
    return found


def _stored(entry: Entry, *, number: int) -> list[str | int]:
    days = (entry.happened_on.isoformat(), entry.recorded_on.isoformat())
    return [entry.measure, *days, str(entry.institution), entry.bucket, number]
