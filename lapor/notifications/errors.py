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


class UnknownField(Refusal):
    """A field in braces that this message does not know."""

    code = "unknown_field"
    message = _("Ada bagian dalam kurung kurawal yang tidak dikenal pesan ini.")
    next_step = _("Pakai hanya bagian yang tercantum di bawah isian; tulisan Anda tetap ada.")
    status = 422


class MissingField(Refusal):
    """A field without which the message is of no use."""

    code = "missing_field"
    message = _("Pesan ini harus memuat bagian yang wajib.")
    next_step = _("Tambahkan bagian yang bertanda wajib, lalu simpan lagi; tulisan Anda tetap ada.")
    status = 422


class UnknownWording(Refusal):
    """No message of that name can be edited."""

    code = "unknown_wording"
    message = _("Pesan ini tidak ada atau tidak boleh diubah.")
    next_step = _("Pilih pesan dari daftar.")
    status = 404


class WordingTooLong(Refusal):
    """A short message that would be cut into too many parts."""

    code = "wording_too_long"
    message = _("Pesan pendek ini terlalu panjang.")
    next_step = _("Ringkas sampai paling banyak tiga SMS.")
    status = 422


class UnknownPushService(Refusal):
    """A browser names a push service that this house does not call, or keys that are none."""

    code = "unknown_push_service"
    message = _("Kabar ke perangkat ini belum bisa dikirim dari sini.")
    next_step = _("Kabar lain tetap sampai seperti biasa. Coba peramban lain, misalnya Chrome atau Firefox.")
    status = 422
