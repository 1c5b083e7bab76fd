"""The words of the form's choices: one sentence each, at the place of choice."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A stored code, its name, and the sentence that explains it."""

    code: str
    name: Promise
    sentence: Promise


CLASSES = (
    Choice(
        code="complaint",
        name=_("Pengaduan"),
        sentence=_(
            "Ada layanan yang buruk, rusak, atau tidak jalan. "
            "Contoh: jalan berlubang, lampu jalan mati, antre KTP berjam-jam."
        ),
    ),
    Choice(
        code="aspiration",
        name=_("Aspirasi"),
        sentence=_("Anda punya usul atau harapan. Contoh: zebra cross di depan sekolah, jadwal puskesmas sampai sore."),
    ),
    Choice(
        code="information",
        name=_("Permintaan informasi"),
        sentence=_("Anda ingin tahu sesuatu. Contoh: syarat membuat akta lahir, jadwal perbaikan jalan."),
    ),
)
PRIVACY = (
    Choice(
        code="open",
        name=_("Terbuka"),
        sentence=_("Isi laporan bisa dibaca semua orang setelah diperiksa. Nama dan kontak Anda tidak ditampilkan."),
    ),
    Choice(
        code="anonymous",
        name=_("Anonim"),
        sentence=_("Kami tidak meminta nama Anda. Petugas tetap bisa bertanya kepada Anda lewat nomor laporan."),
    ),
    Choice(
        code="confidential",
        name=_("Rahasia"),
        sentence=_(
            "Hanya kantor yang menangani dan atasannya yang bisa membaca isi laporan. Tidak tampil di halaman publik."
        ),
    ),
    Choice(
        code="anonymous_confidential",
        name=_("Anonim dan rahasia"),
        sentence=_("Kami tidak meminta nama Anda, dan isi laporan tidak tampil di halaman publik."),
    ),
)
ABOUT_OFFICIAL = _("Tentang perilaku pejabat atau petugas")
ABOUT_OFFICIAL_SENTENCE = _(
    "Laporan ini hanya dibaca Inspektorat, atau pengawas di atasnya bila Inspektorat sendiri yang dilaporkan. "
    "Kantor yang dilaporkan tidak bisa melihatnya."
)
PIN = _("Pin di peta")
PIN_PUBLIC = _("Terpasang, boleh dilihat semua orang")
PIN_OFFICE = _("Terpasang, hanya untuk petugas")
PLACE_AND_DAY = _("Tempat dan tanggal")
NOT_FILLED = _("Tidak diisi")
STALE = _("Halaman ini sudah lama terbuka. Semua yang Anda tulis tetap ada. Tekan tombol di bawah sekali lagi.")
TOO_OFTEN = _("Ada terlalu banyak kiriman dari jaringan ini. Isian Anda tetap ada. Tunggu satu menit, lalu kirim lagi.")
TRAPPED = _("Kolom “Jangan diisi” harus kosong. Kosongkan kolom itu, lalu kirim lagi.")
SENT_BEFORE = _(
    "Formulir ini sudah pernah terkirim dengan isi yang lain. Bila yang ini laporan baru, tekan Kirim sekali lagi. "
    "Berkas perlu dipilih lagi di langkah pertama."
)
FILES_GONE = _(
    "Sebagian berkas sudah terlalu lama menunggu dan terhapus. Tulisan Anda tetap ada. "
    "Pilih lagi berkasnya, atau kirim tanpa berkas itu."
)


OFFICE_GONE = _("Kantor yang Anda pilih sudah tidak ada dalam daftar, jadi petugas kami yang mencarikan.")
TOPIC_GONE = _("Topik yang Anda pilih sudah tidak ada dalam daftar, jadi petugas kami yang menentukan.")
DAY_LEFT_OUT = _("Tanggal kejadian tidak bisa dipakai dan dikosongkan; mungkin jam ponsel Anda tidak tepat.")
TO_MEND = _("Ada isian yang perlu diperbaiki. Laporan tetap tersimpan di ponsel Anda.")


def explained(choices: tuple[Choice, ...]) -> list[tuple[str, SafeString]]:
    """Options for a group of radio buttons, each with its sentence beneath."""
    return [(each.code, format_html("<span>{}<small>{}</small></span>", each.name, each.sentence)) for each in choices]


def choice_of(code: str, *, among: tuple[Choice, ...]) -> Choice | None:
    """The choice with that code."""
    return next((each for each in among if each.code == code), None)
