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


class UnknownRight(Refusal):
    """No such request, or a kind that is not of the list."""

    code = "unknown_rights_request"
    message = _("Permintaan data pribadi ini tidak ditemukan.")
    next_step = _("Muat ulang halaman dan pilih dari daftar.")
    status = 404


class RightPending(Refusal):
    """The same thing was asked for and nobody decided yet."""

    code = "rights_request_pending"
    message = _("Permintaan yang sama masih dikerjakan.")
    next_step = _("Tunggu keputusannya. Batas waktunya tertulis di halaman data Anda.")
    status = 409


class HeldForCase(Refusal):
    """A legal case keeps the identity from being erased."""

    code = "held_for_legal_case"
    message = _("Identitas ini ditahan untuk perkara hukum dan belum boleh dihapus.")
    next_step = _("Beri tahu pelapor alasannya, dan putuskan lagi setelah penahanan dicabut.")
    status = 409


class NotCustodian(Refusal):
    """Neither custodian nor administrator of the tenant."""

    code = "not_custodian"
    message = _("Hanya pemegang kunci identitas atau administrator yang memutuskan permintaan ini.")
    next_step = _("Teruskan kepada pemegang kunci identitas.")
    status = 403


class MissingDecision(Refusal):
    """A decision, a hold or a breach without the words that explain it."""

    code = "missing_decision"
    message = _("Alasan atau keterangannya belum ditulis.")
    next_step = _("Tulis alasannya dengan jelas, lalu kirim lagi.")
    status = 422


class WrongCode(Refusal):
    """A code that is wrong, used, over, or of another browser: never told apart."""

    code = "wrong_code"
    message = _("Kode ini tidak cocok atau sudah tidak berlaku.")
    next_step = _("Periksa enam angkanya. Setelah lima kali keliru atau sepuluh menit, minta kode baru.")
    status = 422


class TooManyCodes(Refusal):
    """One contact was sent many codes already."""

    code = "too_many_codes"
    message = _("Sudah terlalu banyak kode yang diminta untuk kontak ini.")
    next_step = _("Coba lagi besok. Laporan tetap bisa dibuka dengan nomor dan kunci aksesnya di halaman lacak.")
    status = 429


class ClosedRing(Refusal):
    """The account's ring of keys is not open in this browser yet."""

    code = "closed_ring"
    message = _("Akun Anda masih dibuka di perangkat ini.")
    next_step = _("Tunggu beberapa detik, lalu coba lagi. Laporan Anda tidak berubah.")
    status = 409


class WrongPasskey(Refusal):
    """A passkey that belongs to no account, or an answer that does not hold."""

    code = "wrong_passkey"
    message = _("Kunci sandi ini tidak cocok dengan akun mana pun di sini.")
    next_step = _("Masuk dengan kode ke email atau nomor HP Anda.")
    status = 422
