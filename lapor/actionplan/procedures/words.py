"""The words of the three procedures: what for, who does what. Numbers come from the limits that are set up."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from lapor.people.roles import ROLE_NAMES
from lapor.reports import deadlines
from lapor.reports.models import Report

PROCEDURES: Mapping[str, Promise] = {
    Report.Procedure.COMPLAINT: _("Pengaduan tidak berkadar pengawasan"),
    Report.Procedure.OVERSIGHT: _("Pengaduan berkadar pengawasan"),
    Report.Procedure.ASPIRATION: _("Aspirasi"),
    Report.Procedure.INFORMATION: _("Permintaan informasi"),
    Report.Procedure.KIP: _("Permohonan informasi publik (KIP)"),
}
LIMIT_NAMES: Mapping[str, Promise] = {
    deadlines.VERIFY: _("Memeriksa laporan (verifikasi)"),
    deadlines.RESPOND: _("Menanggapi laporan"),
    deadlines.ANSWER: _("Jawaban untuk pelapor"),
    deadlines.CLOSE: _("Ditutup bila tidak ada kabar"),
    deadlines.COMPLETE: _("Pelapor melengkapi"),
    deadlines.DECIDE: _("Keputusan yang mengikat"),
    deadlines.ESCALATE: _("Satu tingkat eskalasi"),
    deadlines.VALIDATE: _("Pemeriksaan hasil (validasi)"),
}
TITLES: Mapping[str, Promise] = {
    "running": _("Prosedur menjalankan pengelolaan pengaduan"),
    "following_up": _("Prosedur menindaklanjuti laporan"),
    "quarterly": _("Prosedur laporan triwulan kepada kepala daerah"),
}
PURPOSES: Mapping[str, Promise] = {
    "running": _(
        "Setiap laporan dari kanal mana pun masuk ke satu tempat, diperiksa, dan sampai ke kantor yang tepat; identitas pelapor terjaga."
    ),
    "following_up": _(
        "Setiap laporan dijawab dengan isi dan bukti paling lambat pada batasnya, dan pelapor yang menilainya."
    ),
    "quarterly": _(
        "Kepala daerah mengetahui setiap triwulan apa yang tercapai, apa yang terlambat, dan keputusan apa yang diminta."
    ),
}
_COORDINATOR, _LIAISON, _EXECUTING = (
    ROLE_NAMES[each] for each in ("coordinator", "liaison_officer", "executing_officer")
)
_INSPECTORATE, _LEADER, _CUSTODIAN = (ROLE_NAMES[each] for each in ("inspectorate", "leader", "custodian"))
_ADMINISTRATOR, _OPERATOR, _AUDITOR = (ROLE_NAMES[each] for each in ("administrator", "village_operator", "auditor"))
STEPS: Mapping[str, tuple[tuple[Promise, Promise], ...]] = {
    "running": (
        (
            _COORDINATOR,
            _(
                "Mencatat laporan dari loket, surat, dan telepon pada hari diterima; yang lewat kanal lain masuk sendiri."
            ),
        ),
        (
            _COORDINATOR,
            _(
                "Memeriksa laporan, menetapkan prosedur dan topik, serta meminta data yang kurang; tidak menghapus laporan."
            ),
        ),
        (
            _COORDINATOR,
            _("Meneruskan ke kantor yang berwenang; laporan yang salah kantor kembali ke sini, bukan ke warga."),
        ),
        (
            _INSPECTORATE,
            _("Menangani laporan tentang perilaku petugas dalam jalur tersegel, tanpa kantor yang dilaporkan."),
        ),
        (_CUSTODIAN, _("Membuka identitas pelapor hanya atas permintaan beralasan, dengan orang kedua.")),
        (_OPERATOR, _("Menerima laporan di desa tanpa sinyal dan mengirimkannya bersama bundel pos aduan desa.")),
        (
            _ADMINISTRATOR,
            _("Mengelola akun, kalender libur, dan kanal; mencabut akun petugas yang pindah pada hari yang sama."),
        ),
        (_AUDITOR, _("Memeriksa jejak catatan dan akar harian; tidak mengubah apa pun.")),
    ),
    "following_up": (
        (_LIAISON, _("Menerima laporan, memberi kabar pertama, dan membaginya kepada pelaksana.")),
        (_EXECUTING, _("Mencari fakta, memperbaiki, dan menyusun jawaban dengan bukti foto atau dokumen.")),
        (
            _LIAISON,
            _(
                "Memeriksa lalu mengirim jawaban; bila belum bisa, mengirim jawaban sementara dengan tanggal yang dijanjikan."
            ),
        ),
        (
            _COORDINATOR,
            _("Menjaga waktu dan mutu; keterlambatan naik satu tingkat demi satu tingkat sampai diputuskan."),
        ),
        (_COORDINATOR, _("Memutuskan secara mengikat bila dua kantor saling mengembalikan laporan.")),
        (_LEADER, _("Memutuskan keberatan dan langkah bagi kantor yang berulang kali terlambat.")),
    ),
    "quarterly": (
        (
            _COORDINATOR,
            _("Membuat laporan pada minggu pertama sesudah triwulan; angkanya terisi dari data pada hari terakhirnya."),
        ),
        (_COORDINATOR, _("Menulis ringkasan dan keputusan yang diminta, lalu memberi tahu pimpinan.")),
        (_LEADER, _("Membaca, memutuskan, dan menyetujui; laporan yang disetujui diarsipkan dan tidak berubah lagi.")),
        (_COORDINATOR, _("Mencatat keputusan sebagai kegiatan rencana aksi dan menagihnya pada triwulan berikutnya.")),
    ),
}


def limit_words(limit: int, *, unit: str) -> str:
    """A limit in words."""
    if unit == "working":
        return ngettext("%(days)s hari kerja", "%(days)s hari kerja", limit) % {"days": limit}
    return ngettext("%(days)s hari kalender", "%(days)s hari kalender", limit) % {"days": limit}


def people_words(count: int, *, offices: int) -> str:
    """How many people in how many offices."""
    if not count:
        return say("belum ada yang ditugaskan")
    return say("%(people)s orang di %(offices)s kantor") % {"people": count, "offices": offices}
