"""Refusals of outreach."""

from django.utils.translation import gettext_lazy as _

from lapor.kit.refusals import Refusal


class UnknownMeeting(Refusal):
    """A meeting that is not there, or not for the asker."""

    code = "unknown_outreach"
    message = _("Kegiatan sosialisasi ini tidak ada.")
    next_step = _("Buka daftar sosialisasi, lalu pilih dari sana.")
    status = 404


class NotOrganiser(Refusal):
    """The actor neither coordinates nor works for the office that holds the meeting."""

    code = "not_outreach_organiser"
    message = _("Sosialisasi hanya dicatat oleh kantor penyelenggara atau koordinator.")
    next_step = _("Pilih kantor Anda sendiri sebagai penyelenggara, atau hubungi koordinator.")
    status = 403


class NotPlanned(Refusal):
    """The meeting was held or cancelled before."""

    code = "outreach_not_planned"
    message = _("Kegiatan ini sudah dilaksanakan atau dibatalkan.")
    next_step = _("Rencanakan kegiatan baru bila masih diperlukan.")
    status = 409


class BadMeeting(Refusal):
    """Numbers or days that cannot be."""

    code = "bad_outreach"
    message = _("Jumlah atau tanggalnya belum cocok.")
    next_step = _(
        "Isi sedikitnya satu peserta, tiap kelompok paling banyak sejumlah peserta, dan tanggal yang tidak di masa depan."
    )
    status = 422


class Unprintable(Refusal):
    """Letters that no font of this machine has."""

    code = "unprintable_letters"
    message = _("Ada huruf yang tidak bisa dicetak di sini.")
    next_step = _("Hapus emoji atau aksara khusus dari teks itu, atau tulis dengan huruf Latin atau Arab.")
    status = 422


class BadDelivery(Refusal):
    """A delivery of nothing, or on a day to come."""

    code = "bad_delivery"
    message = _("Jumlah bahan atau tanggalnya belum cocok.")
    next_step = _("Isi sedikitnya satu poster, selebaran, atau kartu, dan tanggal yang tidak di masa depan.")
    status = 422


class UnknownDelivery(Refusal):
    """A delivery that is not there, is not for the actor, or was withdrawn before."""

    code = "unknown_delivery"
    message = _("Catatan pengiriman ini tidak ada atau sudah ditarik.")
    next_step = _("Muat ulang halaman desa itu.")
    status = 404


class UnknownRoom(Refusal):
    """A short address at which no meeting asks."""

    code = "unknown_room"
    message = _("Kode kegiatan ini tidak dikenal.")
    next_step = _("Periksa lagi kode pada layar atau kertas di ruangan: delapan huruf dan angka.")
    status = 404


class RoomClosed(Refusal):
    """The questions are asked from the meeting's day until two weeks after."""

    code = "room_closed"
    message = _("Pertanyaan untuk kegiatan ini sedang tidak dibuka.")
    next_step = _("Pertanyaan dibuka sejak hari kegiatan sampai empat belas hari sesudahnya.")
    status = 409
