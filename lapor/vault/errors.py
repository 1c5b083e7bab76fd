"""Refusals of the vault."""

from django.utils.translation import gettext_lazy as _

from lapor.kit.refusals import Refusal


class UnknownRequest(Refusal):
    """No such request, or none that the asker may see."""

    code = "unknown_identity_request"
    message = _("Permintaan identitas ini tidak ditemukan.")
    next_step = _("Buka kembali dari halaman laporan.")
    status = 404


class NothingSealed(Refusal):
    """Nothing is sealed for this report: it was erased, or never given."""

    code = "nothing_sealed"
    message = _("Untuk laporan ini tidak ada identitas yang tersimpan.")
    next_step = _("Tanyakan yang Anda perlukan kepada pelapor lewat halaman laporan.")
    status = 409


class BadGround(Refusal):
    """A ground that is not of the list, or no reason."""

    code = "bad_identity_ground"
    message = _("Alasan dan dasar hukum belum lengkap.")
    next_step = _("Pilih dasar dari daftar dan tulis alasannya.")
    status = 422


class SamePerson(Refusal):
    """Whoever asks may not decide."""

    code = "same_person"
    message = _("Permintaan identitas harus diputuskan oleh orang lain, bukan yang meminta.")
    next_step = _("Minta pemegang kunci identitas atau penggantinya memutuskan.")
    status = 403


class AlreadyDecided(Refusal):
    """The request was decided before."""

    code = "already_decided"
    message = _("Permintaan ini sudah diputuskan.")
    next_step = _("Muat ulang halaman untuk melihat keputusannya.")
    status = 409


class RequestPending(Refusal):
    """The same person has a request for this report that nobody decided yet."""

    code = "identity_request_pending"
    message = _("Permintaan Anda untuk laporan ini masih menunggu keputusan.")
    next_step = _("Tunggu keputusan pemegang kunci identitas.")
    status = 409


class NotShowable(Refusal):
    """Refused, over, not yet prepared, or asked from another session."""

    code = "identity_not_showable"
    message = _("Identitas ini tidak dapat ditampilkan sekarang.")
    next_step = _("Bila baru disetujui, tunggu sebentar lalu muat ulang. Bila waktunya habis, ajukan lagi.")
    status = 409
