"""The limits that run for a report: its holder's own span and its total clock, each with its explanation."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from lapor.institutions import queries as institutions
from lapor.institutions.calendar_days import Calendars
from lapor.reports import clocks, deadlines
from lapor.reports.models import Assignment, Report, Response


def span_of(
    held: Assignment,
    *,
    report: Report,
    pauses: Sequence[clocks.Pause] = (),
    now: datetime | None = None,
    calendars: Calendars | None = None,
) -> clocks.Due:
    """The holder's own span, on its own calendar. No statement."""
    return opened(
        held.step,
        report=report,
        institution=held.institution_id,
        since=held.since,
        pauses=pauses,
        now=now,
        calendars=calendars,
    )


def opened(
    step: str,
    *,
    report: Report,
    institution: UUID,
    since: datetime,
    pauses: Sequence[clocks.Pause] = (),
    now: datetime | None = None,
    calendars: Calendars | None = None,
) -> clocks.Due:
    """A limit of this report that starts at `since` on this institution's calendar. No statement."""
    return deadlines.due_of(
        step,
        procedure=report.procedure,
        institution=institution,
        start=since,
        filed_at=report.filed_at,
        pauses=pauses,
        now=now,
        calendars=calendars,
    )


def answer_of(
    report: Report,
    *,
    first: UUID,
    pauses: Sequence[clocks.Pause] = (),
    now: datetime | None = None,
    calendars: Calendars | None = None,
) -> clocks.Due:
    """The total clock: from filing, on the first holder's calendar, never restarted; longer by what KIP allowed once."""
    return deadlines.due_of(
        deadlines.ANSWER,
        procedure=report.procedure,
        institution=first,
        start=report.filed_at,
        filed_at=report.filed_at,
        pauses=pauses,
        now=now,
        extra=report.extended_days,
        calendars=calendars,
    )


def first_holder(report: Report) -> UUID:
    """Whoever checked the report first, on whose calendar the total clock runs. 1 statement."""
    rows = Assignment.objects.filter(report=report).order_by("since", "id")
    return rows.values_list("institution_id", flat=True).first() or report.tenant_id


def end_of_promise(promised_on: date, *, institution: UUID) -> datetime:
    """The last second of the promised day where the institution is. No statement."""
    return institutions.calendar_of(institution).end_of_day(promised_on)


def promised_on(report: Report, *, institution: UUID) -> date | None:
    """The day that the institution promised last. 1 statement."""
    rows = Response.objects.filter(report=report, institution_id=institution, state=Response.State.SENT)
    return rows.order_by("-sent_at").values_list("promised_on", flat=True).first()
