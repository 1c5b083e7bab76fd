"""Refusals of the files floor."""

from django.utils.translation import gettext_lazy as _

from lapor.kit.refusals import Refusal


class UnknownFile(Refusal):
    """No such file here."""

    code = "unknown_file"
    message = _("Berkas ini tidak ditemukan.")
    next_step = _("Muat ulang halaman, lalu pilih berkasnya lagi.")
    status = 404


class FileTooLarge(Refusal):
    """More than 25 MB."""

    code = "file_too_large"
    message = _("Berkas ini lebih besar dari 25 MB. Tulisan Anda tetap tersimpan.")
    next_step = _("Pilih berkas lain, atau kirim tanpa berkas ini.")
    status = 413


class TooManyFiles(Refusal):
    """More than ten files."""

    code = "too_many_files"
    message = _("Paling banyak 10 berkas untuk satu kiriman. Tulisan Anda tetap tersimpan.")
    next_step = _("Hapus salah satu berkas, atau kirim sisanya nanti lewat halaman laporan.")
    status = 422


class WrongFileType(Refusal):
    """By its content neither picture, video, sound nor PDF; the name does not count."""

    code = "wrong_file_type"
    message = _("Berkas ini bukan foto, video, suara, atau PDF. Tulisan Anda tetap tersimpan.")
    next_step = _("Pilih foto, video, rekaman suara, atau PDF.")
    status = 415


class BrokenFile(Refusal):
    """The content says one thing and cannot be read as such, or would need too much memory."""

    code = "broken_file"
    message = _("Berkas ini rusak atau tidak bisa dibaca. Tulisan Anda tetap tersimpan.")
    next_step = _("Coba simpan ulang berkasnya, atau pilih berkas lain.")
    status = 422


class LockedFile(Refusal):
    """A PDF that opens only with a password."""

    code = "locked_file"
    message = _("PDF ini terkunci dengan kata sandi. Tulisan Anda tetap tersimpan.")
    next_step = _("Simpan PDF tanpa kata sandi, atau kirim fotonya.")
    status = 422


class UnknownUpload(Refusal):
    """No such upload, or it waited too long."""

    code = "unknown_upload"
    message = _("Kiriman berkas ini sudah tidak ada di sini.")
    next_step = _("Kirim berkasnya dari awal. Berkas di ponsel Anda tetap ada.")
    status = 404


class WrongOffset(Refusal):
    """A piece that does not go on where the last one ended."""

    code = "wrong_offset"
    message = _("Potongan berkas ini tidak menyambung.")
    next_step = _("Tanyakan dulu sampai mana berkasnya, lalu lanjutkan dari sana.")
    status = 409


class UploadBusy(Refusal):
    """Another piece of the same file is coming in."""

    code = "upload_busy"
    message = _("Potongan sebelumnya dari berkas ini masih diterima.")
    next_step = _("Tunggu beberapa detik, lalu lanjutkan.")
    status = 423


class NoRoom(Refusal):
    """The disk is nearly full."""

    code = "no_room"
    message = _("Tempat penyimpanan situs ini hampir penuh, jadi berkas belum bisa diterima.")
    next_step = _("Kirim laporan tanpa berkas sekarang, atau tunggu. Berkas di ponsel Anda tetap ada.")
    status = 507
