"""What happened to a case, in plain words for officers, newest first."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lapor.audit.followers import Followed
from lapor.institutions import queries as institutions
from lapor.reports.case_detail_queries import Case
from lapor.ui.shapes import TimelineEntry
from lapor.ui.ways import DELIVERY_WAYS
from lapor.workbench.forms.decide import archive_reasons
from lapor.workbench.labels import office_name

Payload = Mapping[str, Any]
Tell = Callable[[Payload, UUID], str]

REPORTER_KINDS = frozenset(
    {"filed", "question_answered", "added", "confirmed", "rated", "disputed", "withdrawn", "restored", "contested"}
    | {"objected", "affirmed", "ombudsman_file_made"}
)
SILENT = frozenset({"payload_erased"})
WORDS = {
    "filed": (gettext_lazy("Laporan masuk"), "report"),
    "verified": (gettext_lazy("Laporan diverifikasi"), "accept"),
    "reclassified": (gettext_lazy("Topik atau prosedur diubah"), "tag"),
    "public_text_edited": (gettext_lazy("Judul atau teks untuk umum diubah"), "edit"),
    "forwarded": (gettext_lazy("Laporan diteruskan"), "forward"),
    "accepted": (gettext_lazy("Laporan diterima untuk dikerjakan"), "accept"),
    "declined": (gettext_lazy("Dikembalikan: bukan wewenang"), "undo"),
    "executor_assigned": (gettext_lazy("Pelaksana ditugaskan"), "assign"),
    "asked": (gettext_lazy("Pelapor ditanya; jam berhenti"), "question"),
    "question_answered": (gettext_lazy("Pelapor menjawab; jam berjalan lagi"), "reply"),
    "added": (gettext_lazy("Pelapor menambah keterangan"), "add"),
    "replied": (gettext_lazy("Pesan dikirim kepada pelapor"), "comment"),
    "drafted": (gettext_lazy("Konsep jawaban ditulis"), "edit"),
    "draft_returned": (gettext_lazy("Konsep jawaban dikembalikan"), "undo"),
    "responded": (gettext_lazy("Jawaban dikirim kepada pelapor"), "reply"),
    "responded_partly": (gettext_lazy("Jawaban sementara dikirim"), "clock"),
    "confirmed": (gettext_lazy("Pelapor menyatakan selesai"), "done"),
    "rated": (gettext_lazy("Pelapor memberi nilai"), "rate"),
    "disputed": (gettext_lazy("Pelapor menyatakan belum selesai"), "reopen"),
    "closed_silently": (gettext_lazy("Ditutup karena tidak ada kabar"), "done"),
    "archived": (gettext_lazy("Laporan diarsipkan"), "archive"),
    "archived_not_completed": (gettext_lazy("Diarsipkan karena tidak dilengkapi"), "archive"),
    "withdrawn": (gettext_lazy("Pelapor mencabut laporan"), "archive"),
    "restored": (gettext_lazy("Pelapor membuka kembali laporan"), "reopen"),
    "merged": (gettext_lazy("Digabung dengan laporan lain"), "merge"),
    "contested": (gettext_lazy("Pelapor berkeberatan"), "official"),
    "contest_ruled": (gettext_lazy("Keberatan diputuskan"), "official"),
    "sealed": (gettext_lazy("Laporan disegel"), "lock"),
    "transcribed": (gettext_lazy("Isi rekaman ditulis"), "sound"),
    "step_due_moved": (gettext_lazy("Batas langkah sesudah jawaban bergeser"), "calendar"),
    "due_moved": (gettext_lazy("Batas waktu bergeser"), "calendar"),
    "office_link_made": (gettext_lazy("Tautan untuk kantor tanpa akun dibuat"), "link"),
    "office_link_delivered": (gettext_lazy("Kabar pengiriman kepada kantor tanpa akun"), "email"),
    "paper_answer_entered": (gettext_lazy("Jawaban surat dimasukkan"), "paper"),
    "reporter_reminded": (gettext_lazy("Pelapor diingatkan: pertanyaan menunggu jawaban"), "bell"),
    "reminded": (gettext_lazy("Diingatkan: batas waktu mendekat"), "bell"),
    "escalated": (gettext_lazy("Batas waktu lewat; dilaporkan ke atasan"), "alert"),
    "waiting_for_institution": (gettext_lazy("Menunggu instansi lain; jam tetap berjalan"), "clock"),
    "answer_extended": (gettext_lazy("Batas jawaban diperpanjang sekali (KIP)"), "calendar"),
    "objected": (gettext_lazy("Pemohon mengajukan keberatan (KIP)"), "official"),
    "objection_answered": (gettext_lazy("Keberatan dijawab atasan (KIP)"), "official"),
    "voted": (gettext_lazy("Pendukung memberi suara"), "support"),
    "review_demanded": (gettext_lazy("Suara pendukung meminta keputusan koordinator"), "support"),
    "review_decided": (gettext_lazy("Suara pendukung diputuskan"), "official"),
    "validation_asked": (gettext_lazy("Menunggu pemeriksaan dari luar kantor yang menjawab"), "audit"),
    "validated": (gettext_lazy("Diperiksa: benar selesai"), "audit"),
    "validation_failed": (gettext_lazy("Diperiksa: belum selesai; dibuka kembali"), "reopen"),
    "affirmed": (gettext_lazy("Pelapor menyatakan selesai; pemeriksaan masih ditunggu"), "done"),
    "ombudsman_file_made": (gettext_lazy("Pelapor membuat berkas untuk Ombudsman"), "file-text"),
    "desk_handed_over": (gettext_lazy("Pindah meja ke petugas lain"), "assign"),
    "handed_to_heir": (gettext_lazy("Kantornya digabung; penerusnya melanjutkan"), "agency"),
    "file_refused": (gettext_lazy("Satu berkas tidak lolos pemeriksaan keamanan dan tidak bisa dibuka"), "alert"),
    "notice_delivered": (gettext_lazy("Kabar sampai kepada pelapor"), "people"),
    "agenda_news": (gettext_lazy("Kabar dari agenda perencanaan"), "calendar"),
    "late_fact": (gettext_lazy("Kabar yang terlambat datang dicatat"), "history"),
}
DELIVERIES = {
    "waiting": gettext_lazy("menunggu dikirim"),
    "sent": gettext_lazy("terkirim lewat email"),
    "failed": gettext_lazy("gagal terkirim"),
    "paper": gettext_lazy("dikirim sebagai surat"),
}


STEPS = {
    "verify": gettext_lazy("memeriksa laporan"),
    "decide": gettext_lazy("keputusan yang mengikat"),
    "respond": gettext_lazy("menanggapi laporan"),
    "answer": gettext_lazy("jawaban untuk pelapor"),
    "promise": gettext_lazy("janji kepada pelapor"),
    "validate": gettext_lazy("pemeriksaan hasil"),
    "review": gettext_lazy("keputusan atas suara pendukung"),
    "objection": gettext_lazy("jawaban atas keberatan"),
}


def timeline_of(case: Case, *, zone: str) -> tuple[TimelineEntry, ...]:
    """Every event of the case, newest first. The reporter's own moments on an anonymous report are shown without the hour."""
    calendar = institutions.calendar_of(case.assignments[0].institution_id) if case.assignments else None
    del zone
    entries = []
    for event in reversed(case.events):
        if event.kind not in WORDS or event.kind in SILENT:
            continue
        by_reporter = event.kind in REPORTER_KINDS
        at: datetime | date = event.happened_at
        if (by_reporter or event.kind == "notice_delivered") and case.report.is_anonymous and calendar is not None:
            at = calendar.local_day(event.happened_at)
        title, icon = WORDS[event.kind]
        entries.append(
            TimelineEntry(
                at=at,
                title=_title(event.kind, payload=event.payload, title=title),
                text=_told(event, case=case),
                by=_by(event, case=case),
                tone="reporter" if by_reporter else "office",
                icon=icon,
            )
        )
    return tuple(entries)


def _told(event: Followed, *, case: Case) -> str:
    if event.kind in {"validated", "validation_failed"}:
        looked = case.validations.get(str(event.payload.get("validation", "")))
        return (
            f"{_office(event.payload, 'institution', case.report.tenant_id)}: {looked.remark if looked else ''}".strip(
                ": "
            )
        )
    tell = TELLS.get(event.kind)
    return tell(event.payload, case.report.tenant_id) if tell else str(event.payload.get("reason", ""))


def _title(kind: str, *, payload: Payload, title: str | Promise) -> str | Promise:
    is_broken = kind == "escalated" and payload.get("step") == "promise"
    return _("Janji tidak ditepati; dilaporkan ke atasan") if is_broken else title


def _by(event: Followed, *, case: Case) -> str:
    if event.kind in REPORTER_KINDS:
        return _("Pelapor")
    kind, _slash, key = event.actor.partition("/")
    if kind == "officer":
        return case.names.get(event.actor, _("Petugas"))
    return office_name(UUID(key), tenant=case.report.tenant_id) if kind == "institution" else _("Sistem")


def _office(payload: Payload, key: str, tenant: UUID) -> str:
    return office_name(UUID(str(payload[key])), tenant=tenant) if payload.get(key) else ""


def _forwarded(payload: Payload, tenant: UUID) -> str:
    lead = _office(payload, "lead", tenant)
    helping = [office_name(UUID(str(each)), tenant=tenant) for each in payload.get("assisting", [])]
    if not helping:
        return _("Kepada %(lead)s.") % {"lead": lead}
    return _("Kepada %(lead)s, dibantu %(helping)s.") % {"lead": lead, "helping": ", ".join(helping)}


def _declined(payload: Payload, tenant: UUID) -> str:
    said = f"{_office(payload, 'institution', tenant)}: {payload.get('reason', '')}"
    suggestion = _office(payload, "suggestion", tenant)
    return f"{said}\n{_('Usul: %s') % suggestion}" if suggestion else said


def _archived(payload: Payload, tenant: UUID) -> str:
    del tenant
    reason = archive_reasons().get(str(payload.get("reason", "")))
    return f"{reason.name}. {payload.get('explanation', '')}" if reason else str(payload.get("explanation", ""))


def _edited(payload: Payload, tenant: UUID) -> str:
    del tenant
    before, after = payload.get("before", {}), payload.get("after", {})
    return f"{before.get('public_title', '')} → {after.get('public_title', '')}\n{payload.get('reason', '')}"


def _ruled(payload: Payload, tenant: UUID) -> str:
    del tenant
    return _("Keberatan diterima.") if payload.get("upheld") else _("Keputusan tetap.")


def _delivered(payload: Payload, tenant: UUID) -> str:
    del tenant
    return str(DELIVERIES.get(str(payload.get("delivery", "")), ""))


def _reached(payload: Payload, tenant: UUID) -> str:
    del tenant
    return str(DELIVERY_WAYS.get(str(payload.get("way", "")), ""))


def _scored(payload: Payload, tenant: UUID) -> str:
    del tenant
    return _("Nilai %s dari 5.") % payload["score"] if payload.get("score") else ""


def _reminded(payload: Payload, tenant: UUID) -> str:
    step = STEPS.get(str(payload.get("step", "")), "")
    return _("Kepada %(office)s: %(step)s.") % {"office": _office(payload, "institution", tenant), "step": step}


def _escalated(payload: Payload, tenant: UUID) -> str:
    step = STEPS.get(str(payload.get("step", "")), "")
    said = _("Tingkat %(level)s, kepada %(office)s: %(step)s.")
    office = _office(payload, "institution", tenant)
    return said % {"level": payload.get("level", ""), "office": office, "step": step}


def _waits(payload: Payload, tenant: UUID) -> str:
    return f"{_office(payload, 'institution', tenant)}: {payload.get('reason', '')}"


def _voted(payload: Payload, tenant: UUID) -> str:
    del tenant
    said = _("Sudah selesai.") if payload.get("settled") else _("Belum selesai.")
    return f"{said} {_('Suara belum selesai sejauh ini: %s.') % payload.get('contrary', 0)}"


def _reviewed(payload: Payload, tenant: UUID) -> str:
    del tenant
    said = _("Laporan dibuka kembali.") if payload.get("reopened") else _("Jawaban tetap berlaku.")
    return f"{said}\n{payload.get('reason', '')}"


def _extended(payload: Payload, tenant: UUID) -> str:
    del tenant
    return f"{_('%s hari kerja lebih lama.') % payload.get('days', 0)}\n{payload.get('reason', '')}"


TELLS: Mapping[str, Tell] = {
    "forwarded": _forwarded,
    "declined": _declined,
    "archived": _archived,
    "public_text_edited": _edited,
    "contest_ruled": _ruled,
    "office_link_delivered": _delivered,
    "notice_delivered": _reached,
    "confirmed": _scored,
    "rated": _scored,
    "disputed": _scored,
    "responded": lambda payload, tenant: _office(payload, "institution", tenant),
    "responded_partly": lambda payload, tenant: _office(payload, "institution", tenant),
    "reminded": _reminded,
    "escalated": _escalated,
    "waiting_for_institution": _waits,
    "voted": _voted,
    "review_decided": _reviewed,
    "answer_extended": _extended,
    "affirmed": _scored,
    "validation_asked": lambda payload, tenant: _office(payload, "institution", tenant),
    "merged": lambda payload, tenant: "",
    "archived_not_completed": lambda payload, tenant: "",
    "withdrawn": lambda payload, tenant: "",
}
