"""Refusals of the institutions floor."""

from django.utils.translation import gettext_lazy as _

from lapor.kit.refusals import Refusal


class UnknownRegion(Refusal):
    """A region code that this installation does not hold."""

    code = "unknown_region"
    message = _("Wilayah ini tidak ada dalam daftar.")
    next_step = _("Pilih wilayah dari daftar, atau kosongkan bila tidak tahu.")
    status = 422


class UnknownInstitution(Refusal):
    """An institution that this installation does not hold, or that is closed."""

    code = "unknown_institution"
    message = _("Kantor ini tidak ada dalam daftar atau sudah ditutup.")
    next_step = _("Pilih kantor dari daftar, atau pilih “Saya tidak tahu”.")
    status = 422


class NotSetUp(Refusal):
    """The installation has no tenant yet."""

    code = "not_set_up"
    message = _("Sistem ini belum disiapkan.")
    next_step = _("Pengelola perlu menjalankan perintah “lapor init KODE”.")
    status = 503
