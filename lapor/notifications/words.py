"""What each notice is called on screen, and who hears of which event. Plain data."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a reporter is told at an event: the template, and whether the law wants it delivered."""

    template: str
    is_legal: bool = True


REPORTER: dict[str, Told] = {
    "filed": Told(template="received"),
    "verified": Told(template="verified", is_legal=False),
    "forwarded": Told(template="forwarded", is_legal=False),
    "asked": Told(template="asked"),
    "replied": Told(template="replied", is_legal=False),
    "responded": Told(template="responded"),
    "responded_partly": Told(template="responded_partly"),
    "archived": Told(template="archived"),
    "archived_not_completed": Told(template="not_completed"),
    "withdrawn": Told(template="withdrawn", is_legal=False),
    "merged": Told(template="merged"),
    "reclassified": Told(template="reclassified"),
    "public_text_edited": Told(template="public_text_edited"),
    "closed_silently": Told(template="closed_silently"),
    "disputed": Told(template="disputed", is_legal=False),
    "contest_ruled": Told(template="contest_ruled"),
    "identity_told": Told(template="identity_told"),
    "file_refused": Told(template="file_refused", is_legal=False),
    "rights_asked": Told(template="rights_asked"),
    "rights_done": Told(template="rights_done"),
    "rights_refused": Told(template="rights_refused"),
    "expiry_announced": Told(template="expiry_announced"),
    "reporter_reminded": Told(template="asked_again"),
    "answer_extended": Told(template="answer_extended"),
    "validated": Told(template="validated"),
    "validation_failed": Told(template="validation_failed"),
    "objection_answered": Told(template="objection_answered"),
    "agenda_news": Told(template="agenda_news", is_legal=False),
}

# What the reporters of merged reports hear when their parent gets an answer.
PARENT_NEWS = Told(template="parent_news")
PARENT_KINDS = frozenset({"responded", "responded_partly"})

# Templates that tell the moment which their event names.
TELL_UNTIL = frozenset({"rights_asked", "expiry_announced"})

# The templates of officers' notices, and what they are called on screen.
OFFICER_TITLES: dict[str, Promise] = {
    "to_verify": _("Laporan baru menunggu verifikasi"),
    "to_examine": _("Laporan tersegel menunggu pemeriksaan"),
    "to_answer": _("Laporan diteruskan kepada instansi Anda"),
    "to_print": _("Surat untuk instansi tanpa akun perlu dicetak"),
    "reminded": _("Batas waktu mendekat"),
    "escalated": _("Batas waktu lewat; laporan naik ke meja Anda"),
    "escalated_to_monitor": _("Batas waktu lewat di setiap tingkat"),
    "to_look": _("Hasil pekerjaan perlu dilihat kantor Anda"),
    "validation_failed": _("Pemeriksa menyatakan belum selesai"),
    "to_review": _("Suara pendukung menunggu keputusan Anda"),
    "to_answer_objection": _("Keberatan pemohon informasi menunggu jawaban atasan"),
    "declined": _("Instansi menyatakan bukan wewenangnya"),
    "disputed": _("Pelapor menyatakan belum selesai"),
    "contested": _("Pelapor berkeberatan atas keputusan"),
    "answered": _("Pelapor menjawab pertanyaan"),
    "added": _("Pelapor menambah keterangan"),
    "withdrawn": _("Pelapor mencabut laporannya"),
    "to_approve": _("Konsep jawaban menunggu persetujuan Anda"),
    "to_work": _("Anda ditugaskan menangani laporan"),
    "draft_returned": _("Konsep jawaban dikembalikan"),
    "link_failed": _("Tautan tidak sampai ke instansi tanpa akun"),
    "identity_requested": _("Permintaan membuka identitas menunggu keputusan"),
    "identity_granted": _("Permintaan membuka identitas disetujui"),
    "identity_refused": _("Permintaan membuka identitas ditolak"),
    "right_to_decide": _("Permintaan hak data pribadi menunggu jawaban dalam 3×24 jam"),
}

# Where a notice leads when it is not the case page.
OFFICER_PATHS: dict[str, str] = {
    "identity_requested": "/kerja/identitas/",
    "right_to_decide": "/kerja/hak/",
    "identity_granted": "/kerja/laporan/{code}/identitas/",
    "identity_refused": "/kerja/laporan/{code}/identitas/",
    "to_look": "/kerja/periksa/{code}/",
    "escalated_to_monitor": "/laporan/{code}/",
}
CASE_PATH = "/kerja/laporan/{code}/"


def officer_path(template: str, *, code: str) -> str:
    """Where an officer goes from a notice."""
    return OFFICER_PATHS.get(template, CASE_PATH).format(code=code)


RESPONDED = "responded"
RESERVED = "reserved"
OFFICE_LINK = "office_link"
