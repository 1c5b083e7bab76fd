"""The file for the Ombudsman: what was reported, what happened, the evidence, and how to verify it. Names nobody."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import typst
from django.utils.translation import gettext_lazy as _

from lapor.attachments import queries as attachments
from lapor.audit import queries as audit
from lapor.institutions import queries as institutions
from lapor.kit.codes import format_code
from lapor.reports import deadlines, queries, spans
from lapor.reports.models import Report, Response
from lapor.reports.rules import NoRule

SOURCE = Path(__file__).parent / "templates" / "reports" / "ombudsman.typ"

HAPPENED = {
    "filed": _("Laporan diterima"),
    "verified": _("Laporan diverifikasi"),
    "reclassified": _("Topik atau prosedur diubah"),
    "forwarded": _("Diteruskan ke instansi"),
    "accepted": _("Instansi mulai mengerjakan"),
    "declined": _("Instansi menyatakan bukan wewenangnya"),
    "asked": _("Pelapor ditanya; batas waktu berhenti"),
    "question_answered": _("Pelapor menjawab; batas waktu berjalan lagi"),
    "added": _("Pelapor menambah keterangan"),
    "replied": _("Petugas menulis pesan"),
    "responded": _("Instansi menjawab"),
    "responded_partly": _("Instansi menjawab sementara dengan janji"),
    "confirmed": _("Pelapor menyatakan selesai"),
    "disputed": _("Pelapor menyatakan belum selesai"),
    "closed_silently": _("Ditutup karena tidak ada kabar"),
    "archived": _("Diarsipkan"),
    "withdrawn": _("Dicabut pelapor"),
    "restored": _("Dibuka kembali oleh pelapor"),
    "reporter_reminded": _("Pelapor diingatkan"),
    "reminded": _("Instansi diingatkan"),
    "escalated": _("Batas waktu lewat; dilaporkan kepada atasan"),
    "step_due_moved": _("Batas langkah sesudah jawaban bergeser"),
    "due_moved": _("Batas waktu bergeser"),
    "answer_extended": _("Batas waktu diperpanjang sekali"),
    "objected": _("Pemohon mengajukan keberatan"),
    "objection_answered": _("Atasan menjawab keberatan"),
    "validated": _("Pemeriksa menyatakan benar selesai"),
    "validation_failed": _("Pemeriksa menyatakan belum selesai"),
    "waiting_for_institution": _("Menunggu instansi lain"),
}


def ombudsman_from(report: Report, *, first: UUID | None = None) -> datetime | None:
    """From when the way to the Ombudsman is open; None for a procedure without that way. 1 statement, none with `first`.

    `first` is the institution that held the report first.
    """
    try:
        holder = first or spans.first_holder(report)
        found = spans.opened(deadlines.OMBUDSMAN, report=report, institution=holder, since=report.filed_at)
    except NoRule:
        return None
    return found.due_at


def ombudsman_file(report: Report, *, at: datetime) -> bytes:
    """The file as PDF. Call it after the reporter's consent was recorded, and outside of a transaction. 6 statements."""
    words = json.dumps(_words(report, at=at), ensure_ascii=False)
    made = typst.compile(SOURCE.read_bytes(), format="pdf", sys_inputs={"words": words})
    assert isinstance(made, bytes)
    return made


def _words(report: Report, *, at: datetime) -> dict[str, Any]:
    events = audit.stream_events(report.stream)
    sent = Response.objects.filter(report=report, state=Response.State.SENT).order_by("sent_at")
    return {
        "code": format_code(report.code),
        "made_on": _moment(at, report=report),
        "title": report.title,
        "body": report.body,
        "summary": _summary(report),
        "history": [
            [
                _moment(event.happened_at, report=report),
                str(HAPPENED[event.kind]),
                _office(event.payload, report=report),
            ]
            for event in events
            if event.kind in HAPPENED
        ],
        "answers": [
            [
                _name(each.institution_id, report=report),
                _moment(each.sent_at or each.written_at, report=report),
                each.text,
            ]
            for each in sent
        ],
        "evidence": [[file.name or str(file.id), file.sha256] for file in attachments.files_of_report(report.id)],
        "stream": report.stream,
        "count": len(events),
        "last_hash": audit.last_hash(report.stream),
    }


def _summary(report: Report) -> list[list[str]]:
    paused = sum(1 for _ in queries.pauses_of(report))
    return [
        [str(_("Penyelenggara")), _name(report.tenant_id, report=report)],
        [str(_("Diterima")), _moment(report.filed_at, report=report)],
        [str(_("Batas jawaban")), _moment(report.answer_due_at, report=report)],
        [str(_("Dijawab")), _moment(report.responded_at, report=report) if report.responded_at else "–"],
        [str(_("Dibuka kembali")), f"{report.reopenings} ×"],
        [str(_("Dikembalikan antarinstansi")), f"{report.returns} ×"],
        [str(_("Jeda menunggu pelapor")), f"{paused} ×"],
    ]


def _moment(moment: datetime, *, report: Report) -> str:
    """On the tenant's day; an anonymous report shows dates without hours."""
    zone = ZoneInfo(institutions.office(report.tenant_id).zone)
    form = "%d-%m-%Y" if report.is_anonymous else "%d-%m-%Y %H:%M %Z"
    return moment.astimezone(zone).strftime(form)


def _office(payload: dict[str, Any], *, report: Report) -> str:
    key = payload.get("lead") or payload.get("institution") or payload.get("holder")
    return _name(UUID(str(key)), report=report) if key else "–"


def _name(institution: UUID, *, report: Report) -> str:
    offices = institutions.directory(report.tenant_id).offices
    return offices[institution].name if institution in offices else "–"
