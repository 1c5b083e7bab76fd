"""Refusals of procedures."""

from django.utils.translation import gettext_lazy as _

from lapor.kit.refusals import Refusal


class UnknownProcedure(Refusal):
    """A procedure or version that is not there."""

    code = "unknown_procedure"
    message = _("Prosedur ini tidak ada.")
    next_step = _("Buka daftar prosedur, lalu pilih dari sana.")
    status = 404


class NotProcedureSigner(Refusal):
    """Only the leader of the tenant signs off a procedure."""

    code = "not_procedure_signer"
    message = _("Hanya pimpinan yang boleh menyetujui prosedur.")
    next_step = _("Beri tahu pimpinan bahwa prosedur ini siap disetujui.")
    status = 403


class ProcedureChangedMeanwhile(Refusal):
    """Roles or limits changed after the page was shown."""

    code = "procedure_changed_meanwhile"
    message = _("Peran atau batas waktu berubah setelah halaman ini dibuka, jadi yang Anda baca bukan lagi isinya.")
    next_step = _("Muat ulang halaman, baca perubahannya, lalu setujui.")
    status = 409


class ProcedureUnchanged(Refusal):
    """What is signed off already says the same."""

    code = "procedure_unchanged"
    message = _("Versi yang berlaku sudah sama dengan keadaan sekarang.")
    next_step = _("Tidak ada yang perlu disetujui.")
    status = 409
