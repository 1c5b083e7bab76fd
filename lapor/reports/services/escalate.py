"""Reminders and escalation: due reports in order of time from two indexes, one report and one transaction at a time."""

import logging
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from lapor.audit.services import writes
from lapor.kit.actors import SYSTEM
from lapor.reports import clocks, deadlines, due_queries, queries, spans, stages, watching
from lapor.reports.due_queries import Place
from lapor.reports.models import Access, Assignment, Report
from lapor.reports.services import steps
from lapor.reports.stages import Told, Watched

log = logging.getLogger("lapor.sweeps")


@dataclass(frozen=True, kw_only=True)
class Swept:
    """What a sweep did: rows looked at, things told, reports that failed; `last` is where the next one goes on (None: the end)."""

    looked: int
    told: int
    failed: int
    last: Place | None


def sweep(at: datetime, *, limit: int = 500, after: Place | None = None) -> Swept:
    """Remind and escalate up to `limit` reports whose moment has come, longest waiting first.

    Safe with several workers (a report that another one holds is left to it), to run twice, and to be killed at any point: what
    is told and that it was told are one transaction. A report that fails is logged and holds nobody back.
    """
    rows = due_queries.due_rows(at, limit=limit, after=after)
    told = failed = 0
    for report in dict.fromkeys(row[2] for row in rows):
        try:
            told += sweep_report(report, at=at)
        except Exception as error:
            failed += 1
            log.exception("sweep failed on report %s: %s", report, type(error).__name__)
    last = (rows[-1][0], rows[-1][1]) if len(rows) == limit else None
    return Swept(looked=len(rows), told=told, failed=failed, last=last)


@writes
def sweep_report(report_id: UUID, *, at: datetime) -> int:
    """Tell what is to be told about one report now; returns how many things were. Nothing when another worker holds it."""
    report = _free(report_id)
    if report is None:
        return 0
    lead = Assignment.objects.filter(report=report, until__isnull=True, role=Assignment.Role.LEAD).first()
    pauses = queries.pauses_of(report)
    told = 0
    if lead is not None and lead.next_at is not None and lead.next_at < at:
        told += _tell_span(lead, report=report, pauses=pauses, at=at)
    if report.answer_next_at is not None and report.answer_next_at < at:
        holder = lead.institution_id if lead is not None else report.verifier_id
        told += _tell_report(report, holder=holder, pauses=pauses, at=at)
    return told


def _free(report_id: UUID) -> Report | None:
    rows = Report.objects.filter(pk=report_id)
    if connection.features.has_select_for_update_skip_locked:
        return rows.select_for_update(skip_locked=True).first()
    return rows.select_for_update().first()


def _tell_span(held: Assignment, *, report: Report, pauses: list[clocks.Pause], at: datetime) -> int:
    if not watching.is_span_running(held, report=report):
        Assignment.objects.filter(pk=held.pk).update(next_at=None)
        return 0
    watched = watching.span_watched(held, report=report, pauses=pauses, at=at)
    told = stages.telling(watched, report=report, at=at, pauses=pauses)
    if told is None:
        next_at = stages.moment_of(watched, report=report, pauses=pauses, now=at)
        Assignment.objects.filter(pk=held.pk).update(next_at=next_at)
        return 0
    _tell(told, watched=watched, report=report, at=at)
    Assignment.objects.filter(pk=held.pk).update(next_at=told.next_at, stage=told.stage, stage_at=at)
    return 1


def _tell_report(report: Report, *, holder: UUID, pauses: list[clocks.Pause], at: datetime) -> int:
    if report.answer_step == deadlines.ANSWER and not watching.is_running(report):
        Report.objects.filter(pk=report.pk).update(answer_next_at=None)
        return 0
    first = spans.first_holder(report)
    watched = watching.report_watched(report, holder=holder, first=first, pauses=pauses, at=at)
    told = stages.telling(watched, report=report, at=at, pauses=pauses)
    if told is None:
        next_at = stages.moment_of(watched, report=report, pauses=pauses, now=at)
        Report.objects.filter(pk=report.pk).update(answer_next_at=next_at)
        return 0
    _tell(told, watched=watched, report=report, at=at)
    Report.objects.filter(pk=report.pk).update(answer_next_at=told.next_at, answer_stage=told.stage, answer_stage_at=at)
    return 1


def _tell(told: Told, *, watched: Watched, report: Report, at: datetime) -> None:
    """Record it: codes and days only, so that a sealed report says nothing more. Whoever is escalated to may see it."""
    if told.kind == stages.ESCALATED and report.lane == Report.Lane.ORDINARY:
        _show_to(told.institution, report=report, at=at)
    steps.note(
        report,
        kind=told.kind,
        by=SYSTEM,
        at=at,
        step=watched.step,
        stage=told.stage,
        level=told.level,
        institution=str(told.institution),
        role=told.role,
        holder=str(watched.holder),
        due_at=watched.due_at.isoformat(),
    )


def _show_to(institution: UUID, *, report: Report, at: datetime) -> None:
    """The case lies on this desk from now on; a row that is there keeps its role. 1 statement."""
    row = Access(
        report=report,
        institution_id=institution,
        role=Access.Role.ABOVE,
        open=True,
        due_at=report.answer_due_at,
        escalated_at=at,
    )
    Access.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["report", "institution"], update_fields=["open", "escalated_at"]
    )
