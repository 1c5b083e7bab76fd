"""The words of the practice that are the same in every case. Plain data."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

NEEDED: Mapping[str, tuple[str, ...]] = {
    "verify": ("topic", "procedure", "public_title", "public_text"),
    "forward": ("to",),
    "assign": ("executor",),
    "draft": ("text",),
    "respond": ("found", "done_work", "text"),
    "respond_partly": ("text", "promised_on"),
    "ask": ("reason",),
    "decline": ("reason", "suggestion"),
    "seal": ("reason",),
    "archive": ("reason",),
}
"""What must be written for each verb, as the product's own services ask for it."""

READ_BY_OTHERS = ("public_title", "public_text", "note", "text", "found", "done_work")

EXPECTED: Mapping[str, Promise] = {
    "topic": _("Topiknya belum cocok dengan isi laporan. Topik menentukan kantor mana yang biasanya menjawab."),
    "procedure": _("Prosedurnya belum cocok. Prosedur menentukan batas waktu jawaban."),
    "to": _("Kantor itu tidak mengurus hal ini, jadi akan mengembalikannya. Baca lagi isi laporan dan tugasnya."),
    "suggestion": _("Kantor yang Anda usulkan tidak mengurus hal ini. Usul yang tepat menghemat waktu pelapor."),
}
_MISSING: Mapping[str, Promise] = {
    "topic": _("Pilih topiknya."),
    "procedure": _("Pilih prosedurnya."),
    "public_title": _("Judul untuk umum masih kosong."),
    "public_text": _("Teks untuk umum masih kosong."),
    "to": _("Pilih kantor yang memimpin."),
    "executor": _("Pilih pelaksananya."),
    "text": _("Jawabannya masih kosong."),
    "found": _("Tulis apa yang ditemukan."),
    "done_work": _("Tulis apa yang dikerjakan."),
    "promised_on": _("Sebutkan tanggal kabar berikutnya."),
    "reason": _("Alasannya perlu ditulis: pelapor atau kantor lain akan membacanya."),
    "suggestion": _("Sebutkan kantor yang tepat menurut Anda."),
}
_LEAKS: Mapping[str, Promise] = {
    "name": _("Nama pelapor masih ada di teks."),
    "phone": _("Nomor telepon masih ada di teks."),
    "nik": _("Nomor KTP masih ada di teks."),
    "email": _("Alamat surel masih ada di teks."),
    "account": _("Nomor rekening masih ada di teks."),
}
_NOT_NOW: Mapping[str, Promise] = {
    "archive": _("Laporan hanya disimpan bila memang tidak bisa ditangani, dan pelapor boleh berkeberatan."),
    "ask": _("Bertanya menghentikan batas waktu. Tanyakan hanya yang benar-benar perlu untuk menangani."),
    "seal": _("Segel hanya untuk laporan tentang perilaku pejabat atau petugas."),
    "decline": _("Laporan ini memang tugas kantor Anda."),
}


def missing(name: str) -> str:
    """What is said of an empty field."""
    return str(_MISSING[name])


def leak(kind: str) -> str:
    """What is said of something that tells who the reporter is."""
    return str(_LEAKS[kind])


def not_now(verb: str) -> str:
    """Why a step that the table allows is not what this case calls for, where the case says nothing of its own."""
    told = _NOT_NOW.get(verb)
    return str(told) if told else say("Aturan mengizinkannya, tetapi kasus ini meminta langkah lain lebih dulu.")
