"""Refusals of intake."""

from django.utils.translation import gettext_lazy as _

from lapor.kit.refusals import Refusal


class IdempotencyConflict(Refusal):
    """The same message id with another content."""

    code = "idempotency_conflict"
    message = _("Nomor kiriman ini sudah dipakai untuk isi yang lain.")
    next_step = _("Kirim lagi dengan nomor kiriman yang baru.")
    status = 409


class UnknownChoice(Refusal):
    """A class or privacy that is not one of the list."""

    code = "unknown_choice"
    message = _("Pilihan ini tidak ada dalam daftar.")
    next_step = _("Pilih salah satu yang tersedia.")
    status = 422


class TooManyTries(Refusal):
    """Too many tries from one place; slowed down, never told which half was wrong."""

    code = "too_many_tries"
    message = _("Terlalu banyak percobaan dari perangkat ini.")
    next_step = _("Tunggu beberapa menit, lalu coba lagi. Tulisan Anda tidak hilang.")
    status = 429
