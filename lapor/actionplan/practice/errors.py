"""Refusals of the practice."""

from django.utils.translation import gettext_lazy as _

from lapor.kit.refusals import Refusal


class UnknownPracticeCase(Refusal):
    """A case that is not among those to practise."""

    code = "unknown_practice_case"
    message = _("Kasus latihan ini tidak ada.")
    next_step = _("Buka daftar latihan, lalu pilih dari sana.")
    status = 404


class PracticeMovedOn(Refusal):
    """The step was done before, in another window."""

    code = "practice_moved_on"
    message = _("Langkah ini sudah Anda kerjakan di jendela lain.")
    next_step = _("Muat ulang halaman latihan, lalu lanjutkan dari sana.")
    status = 409
