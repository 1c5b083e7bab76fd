"""The time line that the reporter reads, newest first, in plain words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as now_text
from django.utils.translation import gettext_lazy as _

from lapor.audit.followers import Followed
from lapor.portal.pages.parts import office_name, shown_at
from lapor.reports.models import Objection, Rating, Report, Response, Word
from lapor.ui import dates
from lapor.ui.shapes import FileItem, TimelineEntry
from lapor.ui.ways import DELIVERY_WAYS
from seed.readers import reasons

# kind: (title, tone, icon); a kind that is not here stays inside the offices.
TITLES: Mapping[str, tuple[Promise, str, str]] = {
    "filed": (_("Laporan Anda masuk"), "reporter", "report"),
    "verified": (_("Laporan diperiksa (verifikasi)"), "office", "accept"),
    "reclassified": (_("Jenis atau topik laporan diubah"), "office", "tag"),
    "public_text_edited": (_("Judul atau teks untuk umum diubah"), "office", "edit"),
    "forwarded": (_("Diteruskan ke kantor yang bertanggung jawab (disposisi)"), "office", "forward"),
    "accepted": (_("Kantor mulai menangani"), "office", "settings"),
    "declined": (_("Bukan wewenang kantor itu; dicarikan kantor yang tepat"), "office", "undo"),
    "asked": (_("Kantor bertanya kepada Anda"), "office", "question"),
    "question_answered": (_("Anda menjawab"), "reporter", "reply"),
    "added": (_("Anda menambah keterangan"), "reporter", "add"),
    "replied": (_("Kantor menulis kepada Anda"), "office", "comment"),
    "responded": (_("Kantor menjawab"), "office", "reply"),
    "responded_partly": (_("Jawaban sementara dari kantor"), "office", "reply"),
    "confirmed": (_("Anda menyatakan selesai"), "reporter", "done"),
    "rated": (_("Anda memberi nilai"), "reporter", "rate"),
    "disputed": (_("Anda menyatakan belum selesai; laporan dibuka kembali"), "reporter", "reopen"),
    "closed_silently": (_("Ditutup karena tidak ada kabar lagi"), "plain", "done"),
    "archived": (_("Disimpan tanpa dilanjutkan (diarsipkan)"), "office", "archive"),
    "archived_not_completed": (_("Disimpan karena keterangan yang diminta belum kami terima"), "plain", "archive"),
    "withdrawn": (_("Anda mencabut laporan"), "reporter", "undo"),
    "restored": (_("Anda membuka kembali laporan"), "reporter", "reopen"),
    "merged": (_("Digabung dengan laporan lain tentang masalah yang sama"), "office", "merge"),
    "contested": (_("Anda mengajukan keberatan"), "reporter", "alert"),
    "contest_ruled": (_("Keberatan Anda diputus oleh petugas lain"), "office", "audit"),
    "sealed": (_("Laporan disegel: hanya pengawas yang bisa membacanya"), "office", "lock"),
    "transcribed": (_("Isi rekaman suara Anda ditulis petugas"), "office", "sound"),
    "due_moved": (_("Batas jawaban bergeser"), "plain", "calendar"),
    "escalated": (_("Batas waktu lewat; atasan diberi tahu"), "plain", "alert"),
    "waiting_for_institution": (_("Kantor menunggu instansi lain; batas waktu tetap berjalan"), "office", "clock"),
    "answer_extended": (_("Batas jawaban diperpanjang satu kali, dengan alasan tertulis"), "office", "calendar"),
    "objected": (_("Anda mengajukan keberatan atas jawaban permohonan informasi"), "reporter", "alert"),
    "objection_answered": (_("Atasan menjawab keberatan Anda"), "office", "official"),
    "review_demanded": (
        _("Warga pendukung menyatakan belum selesai; koordinator harus memutuskan"),
        "plain",
        "support",
    ),
    "review_decided": (_("Koordinator memutuskan suara warga pendukung"), "office", "official"),
    "validation_asked": (_("Pihak di luar kantor itu diminta memeriksa hasilnya (validasi)"), "office", "audit"),
    "validated": (_("Diperiksa di luar kantor itu: benar selesai"), "office", "audit"),
    "validation_failed": (_("Diperiksa di luar kantor itu: belum selesai; dibuka kembali"), "office", "reopen"),
    "agenda_news": (_("Ada kabar tentang usulan ini dalam perencanaan tahunan"), "office", "calendar"),
    "affirmed": (_("Anda menyatakan selesai; hasilnya masih diperiksa"), "reporter", "done"),
    "ombudsman_file_made": (_("Anda membuat berkas untuk Ombudsman"), "reporter", "file-text"),
    "file_refused": (_("Satu berkas Anda tidak lolos pemeriksaan keamanan"), "plain", "alert"),
    "notice_delivered": (_("Kabar sampai kepada Anda"), "plain", "people"),
    "identity_told": (_("Identitas Anda dibuka untuk seorang petugas"), "office", "unlock"),
}


@dataclass(frozen=True, kw_only=True)
class Told:
    """What the entries of a time line are made from, by key."""

    words: Mapping[str, Word]
    responses: Mapping[str, Response]
    ratings: Sequence[Rating]
    response_files: Mapping[str, tuple[FileItem, ...]]
    looked: Mapping[str, str]
    objection: Objection | None


def story_of(report: Report, *, events: Sequence[Followed], told: Told, zone: str) -> tuple[TimelineEntry, ...]:
    """The entries, newest first."""
    shown = [event for event in events if event.kind in TITLES and _is_own(event)]
    return tuple(_entry(report, event=event, told=told, zone=zone) for event in reversed(shown))


def _is_own(event: Followed) -> bool:
    """A refused file of an office is the office's own matter."""
    return event.kind != "file_refused" or event.payload.get("added_by") == "reporter"


def _entry(report: Report, *, event: Followed, told: Told, zone: str) -> TimelineEntry:
    title, tone, icon = TITLES[event.kind]
    payload = event.payload
    office = payload.get("institution") or payload.get("lead")
    return TimelineEntry(
        at=shown_at(event.happened_at, report=report, zone=zone),
        title=title,
        text=_text(event.kind, payload=payload, told=told, zone=zone),
        by=office_name(report.tenant_id, institution=office),
        tone=tone,
        icon=icon,
        files=told.response_files.get(str(payload.get("response", "")), ()),
    )


def _text(kind: str, *, payload: Mapping[str, Any], told: Told, zone: str) -> str:
    if word := told.words.get(str(payload.get("word", ""))):
        return word.text or now_text("(hanya berkas)")
    if response := told.responses.get(str(payload.get("response", ""))):
        return answer_text(response, zone=zone)
    if kind in {"validated", "validation_failed"}:
        return told.looked.get(str(payload.get("validation", "")), "")
    if kind in {"objected", "objection_answered"} and told.objection is not None:
        return told.objection.text if kind == "objected" else told.objection.answer
    if kind == "due_moved":
        return _moved(payload, zone=zone)
    if kind == "notice_delivered":
        return str(DELIVERY_WAYS.get(str(payload.get("way", "")), ""))
    if kind == "file_refused":
        return now_text("Tidak seorang pun bisa membukanya. Laporan Anda tetap ditangani; kirim foto atau PDF lain.")
    if kind == "identity_told":
        return _opened(payload, zone=zone)
    if kind == "contest_ruled":
        upheld = now_text("Keberatan diterima; keputusan itu ditarik.")
        return upheld if payload.get("upheld") else now_text("Keberatan tidak diterima; keputusan itu tetap.")
    return str(payload.get("explanation") or (payload.get("reason", "") if kind in _REASONS else ""))


_REASONS = frozenset(
    {"reclassified", "public_text_edited", "declined", "answer_extended"}
    | {
        "waiting_for_institution",
        "review_decided",
    }
)


def answer_text(response: Response, *, zone: str) -> str:
    """An answer in one text: the words to the reporter, what was found, what was done, what is promised."""
    parts = [response.text]
    if response.found:
        parts.append(now_text("Yang ditemukan: %s") % response.found)
    if response.done:
        parts.append(now_text("Yang dikerjakan: %s") % response.done)
    if response.promised_on:
        parts.append(now_text("Dijanjikan paling lambat %s.") % dates.long_day(response.promised_on, zone=zone))
    if response.no_evidence_reason:
        parts.append(now_text("Tanpa bukti karena: %s") % response.no_evidence_reason)
    return "\n\n".join(parts)


def _opened(payload: Mapping[str, Any], *, zone: str) -> str:
    named = {reason.code: reason.message for reason in reasons("identity")}
    opened = str(payload.get("opened_at", ""))
    told = named.get(str(payload.get("ground", "")), "")
    if not opened:
        return told
    day = dates.long_day(datetime.fromisoformat(opened), zone=zone)
    said = now_text(
        "Disetujui pemegang kunci identitas pada %s. Petugas dapat melihat nama dan kontak Anda selama 30 menit."
    )
    return f"{said % day} {told}".strip()


def _moved(payload: Mapping[str, Any], *, zone: str) -> str:
    try:
        before, after = (datetime.fromisoformat(str(payload[name])) for name in ("before", "after"))
    except (KeyError, ValueError):
        return ""
    days = {"before": dates.long_day(before, zone=zone), "after": dates.long_day(after, zone=zone)}
    return now_text("Dari %(before)s menjadi %(after)s.") % days
