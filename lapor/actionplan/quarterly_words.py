"""The report of a quarter as lines of text: what the page, the PDF and the DOCX show alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from lapor.actionplan import words
from lapor.actionplan.models import QuarterlyReport
from lapor.actionplan.progress import STATUSES
from lapor.actionplan.quarters import Quarter
from lapor.kit.codes import format_code
from lapor.reports import delay_queries

REASONS: Mapping[str, Promise] = {
    delay_queries.NOT_ACCEPTED: _("belum diterima kantornya"),
    delay_queries.NOT_ANSWERED: _("sudah diterima, tetapi belum dijawab"),
    delay_queries.WAITS_FOR_OTHERS: _("menunggu instansi lain"),
}


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table with its heading and a line when there is nothing in it."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str


@dataclass(frozen=True, kw_only=True)
class QuarterlyWords:
    """Everything that a quarter's report says, in order."""

    title: str
    institution: str
    span: str
    known: str
    summary: tuple[str, ...]
    decisions: tuple[str, ...]
    figures: Table
    definitions: tuple[str, ...]
    plan: Table
    plan_line: str
    agencies: Table
    delays: Table
    root: str
    approval: str


def words_of(report: QuarterlyReport) -> QuarterlyWords:
    """The report in words."""
    content, quarter = report.content, Quarter(report.year, report.quarter)
    until = date.fromisoformat(content["until"])
    return QuarterlyWords(
        title=say("Laporan pengelolaan pengaduan %(quarter)s") % {"quarter": words.quarter_words(quarter)},
        institution=content["institution"],
        span=f"{words.long_date(date.fromisoformat(content['since']))} – {words.long_date(until)}",
        known=say("Angka seperti yang diketahui pada akhir hari %(day)s.") % {"day": words.long_date(until)},
        summary=_lines(report.summary),
        decisions=_lines(report.decisions),
        figures=_figures(content, quarter=quarter),
        definitions=tuple(f"{each['title']}: {each['formula']} ({_version(each)})." for each in content["figures"]),
        plan=_plan(content),
        plan_line=_plan_line(content),
        agencies=_agencies(content),
        delays=_delays(content),
        root=_root(content),
        approval=_approval(report),
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _version(figure: Mapping[str, Any]) -> str:
    return say("versi %(number)s") % {"number": figure["version"]}


def _figures(content: Mapping[str, Any], *, quarter: Quarter) -> Table:
    years = {each["name"]: each for each in content["year_figures"]}
    return Table(
        title=say("Angka pelayanan"),
        head=(say("Angka"), words.quarter_words(quarter), say("Sejak awal tahun %(year)s") % {"year": quarter.year}),
        rows=tuple((each["title"], _value(each), _value(years[each["name"]])) for each in content["figures"]),
        empty="",
    )


def _value(figure: Mapping[str, Any]) -> str:
    if figure["value"] is None:
        return say("belum ada data")
    text = words.amount(figure["value"], unit=figure["unit"])
    if figure["count"] is not None and figure["of"] is not None:
        parts = {"count": words.number(figure["count"]), "of": words.number(figure["of"])}
        return f"{text} ({say('%(count)s dari %(of)s') % parts})"
    return text


def _plan(content: Mapping[str, Any]) -> Table:
    plan = content["plan"]
    rows = plan["lines"] if plan else []
    return Table(
        title=say("Kemajuan rencana aksi"),
        head=(say("Nomor"), say("Indikator"), say("Status"), say("Keadaan")),
        rows=tuple((code, name, str(words.STATUSES[status]), said) for code, name, status, said in rows),
        empty=say("Belum ada rencana aksi yang berlaku."),
    )


def _plan_line(content: Mapping[str, Any]) -> str:
    plan = content["plan"]
    if not plan:
        return ""
    parts = [f"{words.STATUSES[status]} {plan['counts'][status]}" for status in STATUSES if plan["counts"].get(status)]
    said = {"title": plan["title"], "all": plan["activities"], "parts": ", ".join(str(part) for part in parts)}
    return say("%(title)s: %(all)s kegiatan (%(parts)s).") % said


def _agencies(content: Mapping[str, Any]) -> Table:
    def share(value: Mapping[str, int]) -> str:
        return say("%(count)s dari %(of)s") % {"count": value["count"], "of": value["of"]} if value["of"] else "–"

    return Table(
        title=say("Per kantor"),
        head=(
            say("Kantor"),
            say("Diterima"),
            say("Dijawab"),
            say("Tepat waktu"),
            say("Selesai"),
            say("Dibuka kembali"),
        ),
        rows=tuple(
            (
                row["office"],
                words.number(row["received"]),
                words.number(row["answered"]),
                share(row["answered_on_time"]),
                words.number(row["closed"]),
                words.number(row["reopened"]),
            )
            for row in content["agencies"]
        ),
        empty=say("Belum ada data."),
    )


def _delays(content: Mapping[str, Any]) -> Table:
    return Table(
        title=say("Keterlambatan terberat saat laporan dibuat"),
        head=(say("Nomor laporan"), say("Kantor"), say("Lewat (hari)"), say("Sebab")),
        rows=tuple(
            (format_code(each["code"]), each["office"], words.number(each["days"]), str(REASONS[each["reason"]]))
            for each in content["delays"]
        ),
        empty=say("Tidak ada laporan yang terlambat."),
    )


def _root(content: Mapping[str, Any]) -> str:
    root = content["root"]
    if not root:
        return say("Belum ada sidik harian.")
    said = {
        "day": words.long_date(date.fromisoformat(root["day"])),
        "events": words.number(root["events"]),
        "root": root["root"],
    }
    return say("Sidik catatan tanggal %(day)s, atas %(events)s peristiwa: %(root)s") % said


def _approval(report: QuarterlyReport) -> str:
    if not report.approved_at:
        return say("Rancangan; belum disetujui.")
    said = {"day": words.long_date(report.approved_at.date()), "hash": report.content_hash}
    return say("Disetujui %(day)s. Sidik isi laporan: %(hash)s") % said
