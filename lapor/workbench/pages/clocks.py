"""The clocks of a case: how many working days are left, and why that day."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lapor.institutions import queries as institutions
from lapor.reports import clocks, deadlines, watching, workflow
from lapor.reports.case_detail_queries import Case
from lapor.reports.delivery_queries import span_start
from lapor.reports.models import Report
from lapor.workbench.labels import office_name

NAMES = {
    deadlines.VERIFY: _("Memeriksa laporan"),
    deadlines.RESPOND: _("Menanggapi laporan"),
    deadlines.ANSWER: _("Jawaban untuk pelapor"),
    deadlines.CLOSE: _("Ditutup bila tidak ada kabar"),
    deadlines.DECIDE: _("Keputusan yang mengikat"),
    deadlines.VALIDATE: _("Pemeriksaan hasil"),
    deadlines.ANSWER_OBJECTION: _("Jawaban atas keberatan"),
}
WHY = {
    "start": _("hari mulai, tidak dihitung"),
    "weekend": _("akhir pekan"),
    "paused": _("menunggu jawaban pelapor"),
}


@dataclass(frozen=True, kw_only=True)
class ClockDay:
    """One day of the count."""

    day: date
    number: int | None
    why: str | Promise


@dataclass(frozen=True, kw_only=True)
class Clock:
    """One clock. `days_left` is None while it stands still or has ended."""

    name: str | Promise
    whose: str
    due_on: date
    days_left: int | None
    is_paused: bool
    limit: int
    unit: str
    source: str
    days: tuple[ClockDay, ...]


def clocks_of(case: Case, *, now: datetime) -> tuple[Clock, ...]:
    """The holder's own clock first, then the total one; none for a case that has ended, or whose answer is on its way.

    1 statement for an answered case whose news travel; else remembered ones alone.
    """
    report, lead = case.report, case.standing.lead
    if report.state not in workflow.OPEN_STATES or not case.assignments:
        return ()
    first = case.assignments[0].institution_id
    found: list[Clock] = []
    if report.answer_step == deadlines.VALIDATE and report.validator_id and report.waiting_since:
        validator = report.validator_id
        return (_clock(deadlines.VALIDATE, case=case, institution=validator, start=report.waiting_since, now=now),)
    if report.answer_step == watching.REVIEW and report.review_since:
        return (
            _clock(deadlines.DECIDE, case=case, institution=report.verifier_id, start=report.review_since, now=now),
        )
    if report.state == Report.State.RESPONDED and report.responded_at is not None:
        start = span_start(report, since=report.responded_at)
        if start is None:
            return ()
        since = max(start, report.last_word_at or start)
        return (_clock(deadlines.CLOSE, case=case, institution=first, start=since, now=now),)
    if lead is not None and lead.due_at != report.answer_due_at and lead.step != deadlines.PROMISE:
        found.append(_clock(lead.step, case=case, institution=lead.institution_id, start=lead.since, now=now))
    found.append(_clock(deadlines.ANSWER, case=case, institution=first, start=report.filed_at, now=now))
    return tuple(found)


def days_left(due_at: datetime, *, institution: UUID, now: datetime) -> int:
    """Working days until a due moment on that office's calendar; negative when it has passed."""
    calendar = institutions.calendar_of(institution)
    return clocks.remaining_working_days(calendar.local_day(due_at), now=now, calendar=calendar)


def shown_clock(
    found: clocks.Due, *, step: str, institution: UUID, whose: str, is_paused: bool, now: datetime
) -> Clock:
    """A due moment as pages show it. No statement but remembered ones."""
    calendar = institutions.calendar_of(institution)
    left = clocks.remaining_working_days(found.due_on, now=now, calendar=calendar)
    return Clock(
        name=NAMES[step],
        whose=whose,
        due_on=found.due_on,
        days_left=None if is_paused else left,
        is_paused=is_paused,
        limit=found.rule.limit,
        unit=found.rule.unit,
        source=found.rule.source,
        days=tuple(_day(day) for day in found.days),
    )


def _clock(step: str, *, case: Case, institution: UUID, start: datetime, now: datetime) -> Clock:
    report = case.report
    found = deadlines.due_of(
        step,
        procedure=report.procedure,
        institution=institution,
        start=start,
        filed_at=report.filed_at,
        pauses=case.pauses,
        now=now,
        extra=report.extended_days if step == deadlines.ANSWER else 0,
    )
    return shown_clock(
        found,
        step=step,
        institution=institution,
        whose=office_name(institution, tenant=report.tenant_id),
        is_paused=report.waiting_for == Report.WaitingFor.REPORTER,
        now=now,
    )


def _day(day: clocks.Day) -> ClockDay:
    return ClockDay(day=day.day, number=day.number, why="" if day.counted else WHY.get(day.reason, day.note))
