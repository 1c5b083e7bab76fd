"""What stands on posters, leaflets and cards, in the language of the paper, whatever the reader of the page has chosen."""

from typing import Any

from django.utils.translation import gettext as say
from django.utils.translation import override

INDONESIAN, ENGLISH = "id", "en"


def words_in(language: str) -> dict[str, Any]:
    """The words in that language."""
    with override(language):
        return {
            "lang": language,
            "headline": say("Ada masalah dengan layanan publik? Laporkan!"),
            "lead": say(
                "Gratis. Boleh tanpa nama. Setiap laporan punya nomor, batas waktu, dan kantor yang bertanggung jawab."
            ),
            "scan": say("Pindai kode ini dengan kamera ponsel. Formulirnya langsung untuk:"),
            "open": say("Atau buka:"),
            "steps_title": say("Begini caranya"),
            "steps": [
                say("Ceritakan apa yang terjadi, dengan tulisan, foto, atau suara."),
                say("Pilih siapa yang boleh tahu: terbuka, anonim, atau rahasia."),
                say("Simpan nomor laporan Anda. Dengan nomor itu Anda melihat siapa yang menangani dan sampai kapan."),
                say("Belum beres? Katakan “belum selesai”, dan laporan dibuka kembali."),
            ],
            "privacy": say(
                "Nama dan kontak pelapor tidak ditampilkan. Laporan tentang perilaku petugas tidak bisa dilihat kantor yang dilaporkan."
            ),
        }
