"""Why a report is due on that day: the rule, and every day from filing on with its reason."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as now_text
from django.utils.translation import gettext_lazy as _

from lapor.portal.pages.now import RUNNING, zone_of
from lapor.portal.pages.parts import follow_url
from lapor.reports import holders, queries
from lapor.reports.clocks import Day
from lapor.reports.models import Report
from lapor.ui.decisions import PROCEDURES

LAWS: dict[str, Promise] = {
    "A": _("undang-undang, peraturan, atau keterangan resmi"),
    "B": _("keterangan pejabat yang dikutip"),
    "C": _("dokumen pihak lain"),
}


@dataclass(frozen=True, kw_only=True)
class WhyDay:
    """One day of the count. `number` is None for a day that does not count."""

    day: date
    number: int | None
    reason: str
    is_last: bool


@dataclass(frozen=True, kw_only=True)
class Why:
    """The whole explanation."""

    code: str
    back_url: str
    zone: str
    filed: date
    due: date
    limit: int
    unit: str
    procedure: object
    source: str
    reliability: object
    version: int
    is_paused: bool
    is_running: bool
    days: tuple[WhyDay, ...]


def why_of(report: Report, *, at: datetime) -> Why:
    """The count of the answer clock, pauses included. 2 statements."""
    pauses = queries.pauses_of(report)
    found = holders.answer_due(report, holders=holders.holders_of(report), pauses=pauses, now=at)
    return Why(
        code=report.code,
        back_url=follow_url(report.code),
        zone=zone_of(report),
        filed=found.days[0].day,
        due=found.due_on,
        limit=found.rule.limit,
        unit=now_text("hari kerja") if found.rule.unit == "working" else now_text("hari kalender"),
        procedure=PROCEDURES.get(report.procedure, report.procedure),
        source=found.rule.source,
        reliability=LAWS.get(found.rule.reliability[:1], ""),
        version=found.rule.version,
        is_paused=report.waiting_for == Report.WaitingFor.REPORTER,
        is_running=report.state in RUNNING,
        days=tuple(_day(day, last=found.due_on) for day in found.days),
    )


def _day(day: Day, *, last: date) -> WhyDay:
    return WhyDay(day=day.day, number=day.number, reason=_reason(day), is_last=day.day == last)


def _reason(day: Day) -> str:
    if day.reason == "holiday":
        return now_text("libur: %s") % day.note
    words = {
        "counted": now_text("dihitung"),
        "start": now_text("hari laporan masuk, tidak dihitung"),
        "weekend": now_text("akhir pekan"),
        "paused": now_text("menunggu jawaban Anda, tidak dihitung"),
    }
    return words[day.reason]
