"""Refusals of the notifications."""

from django.utils.translation import gettext_lazy as _

from lapor.kit.refusals import Refusal


class NotHost(Refusal):
    """Only whoever keeps the whole installation touches its channels."""

    code = "not_host"
    message = _("Kanal diatur oleh administrator instalasi.")
    next_step = _("Minta administrator instalasi untuk mengubahnya.")
    status = 403


class UnknownChannel(Refusal):
    """No such channel is set up here."""

    code = "unknown_channel"
    message = _("Kanal ini tidak tersedia.")
    next_step = _("Pilih kanal yang ada di daftar.")
    status = 404


class NoPauseReason(Refusal):
    """A pause without a reason."""

    code = "no_pause_reason"
    message = _("Alasan belum ditulis. Kanal masih berjalan.")
    next_step = _("Tulis alasannya, supaya petugas lain mengerti.")
    status = 422


class BadAddress(Refusal):
    """The address of a test message is none of that channel."""

    code = "bad_address"
    message = _("Alamat ini tidak bisa dipakai di kanal ini. Tidak ada yang dikirim.")
    next_step = _("Tulis nomor HP, atau nomor obrolan untuk Telegram.")
    status = 422
