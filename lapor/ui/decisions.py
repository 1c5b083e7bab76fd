"""Decisions that a reporter may object to, in plain words: what they are called, why, and what they change."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DECISIONS: Mapping[str, Promise] = {
    "archived": _("Laporan Anda disimpan tanpa dilanjutkan (diarsipkan)"),
    "merged": _("Laporan Anda digabung dengan laporan lain"),
    "reclassified": _("Jenis atau topik laporan Anda diubah"),
    "public_text_edited": _("Tulisan laporan Anda untuk umum diubah"),
}
ARCHIVE_REASONS: Mapping[str, Promise] = {
    "wrong_format": _("isinya tidak bisa dibaca sebagai laporan"),
    "too_general": _("belum menyebut tempat atau kejadian yang bisa diperiksa"),
    "not_government_service": _("bukan layanan pemerintah"),
    "in_court": _("perkaranya sedang diperiksa pengadilan"),
    "private_matter": _("urusan antarpribadi"),
    "legislative_matter": _("urusan DPR atau DPRD"),
    "crime": _("dugaan tindak pidana, yang ditangani polisi"),
}
CHANGED: Mapping[str, Promise] = {
    "topic": _("Topik"),
    "procedure": _("Jenis"),
    "public_title": _("Judul"),
    "public_text": _("Teks"),
}
PROCEDURES: Mapping[str, Promise] = {
    "complaint": _("Pengaduan"),
    "oversight": _("Pengaduan berkadar pengawasan"),
    "aspiration": _("Aspirasi"),
    "information": _("Permintaan informasi"),
    "kip": _("Permohonan informasi publik"),
}
