"""What is told about bundles: what happened, what is kept, what to do."""

from django.utils.translation import gettext as _

from lapor.exchange import centre_side, frames
from lapor.exchange.centre_side import Received


def told_of(what: Received | str) -> str:
    """One sentence about a bundle, or about a part of it that could not be used."""
    if isinstance(what, Received):
        return _received(what)
    again = _("Bagian lain tetap dipakai. Yang kurang akan diminta lagi di bundel balasan.")
    told = {
        frames.DAMAGED: _("Rusak.") + " " + again,
        frames.CUT: _("Terpotong.") + " " + again,
        frames.WRONG_SIGNATURE: _("Isinya berubah sejak ditandatangani pos, jadi tidak dipakai.") + " " + again,
        frames.UNREADABLE: _("Tidak terbaca.") + " " + again,
        frames.WRONG_RECEIVER: _("Bukan untuk penerima ini, atau rusak. Serahkan bundel kepada penerima yang benar."),
        frames.UNKNOWN_VERSION: _(
            "Dibuat dengan versi yang lebih baru. Simpan bundel, perbarui perangkat lunak, lalu baca lagi."
        ),
        frames.UNKNOWN_SENDER: _("Pengirimnya belum terdaftar. Simpan bundel, minta pos mengirim bundel baru."),
        centre_side.BAD_ENROLMENT: _(
            "Berkas pendaftaran pos ini sudah dipakai pos lain, habis masanya, atau tidak dikenal. Buat yang baru."
        ),
        centre_side.SHUT_OUT: _(
            "Pos ini sudah dicabut, jadi bundelnya ditolak. Bila pos ditemukan lagi, daftarkan sebagai pos baru."
        ),
    }
    return told.get(what, what)


def _received(received: Received) -> str:
    told = _("%(facts)d kabar baru, %(known)d sudah ada, %(used)d bagian dibaca.") % {
        "facts": received.facts,
        "known": received.known,
        "used": received.used,
    }
    if received.forks:
        told += " " + _("Urutan pos bercabang (disk disalin atau cadangan lama dipakai): pos ditahan sampai diperiksa.")
    if received.missing:
        told += " " + _("Ada bagian yang hilang; akan diminta lagi.")
    return told
