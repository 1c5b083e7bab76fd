"""Refusals of the independent look: one class each."""

from django.utils.translation import gettext_lazy as _

from lapor.kit.refusals import Refusal


class AnsweredAnew(Refusal):
    """A look that was written down without a network is about an answer that is not the last one any more."""

    code = "answered_anew"
    message = _("Kantor yang menangani sudah menjawab lagi sejak Anda memeriksa.")
    next_step = _("Buka laporan itu, baca jawaban yang baru, lalu periksa lagi.")
    status = 409


class SameAgency(Refusal):
    """Whoever answered cannot validate that the matter is settled."""

    code = "same_agency"
    message = _("Pemeriksaan ini harus dilakukan pihak di luar instansi yang menjawab.")
    next_step = _("Minta kecamatan atau Inspektorat memeriksanya.")
    status = 403
