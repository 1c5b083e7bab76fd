"""Refusals of the planning agenda."""

from django.utils.translation import gettext_lazy as _

from lapor.kit.refusals import Refusal


class UnknownAgendaItem(Refusal):
    """An item that is not there, or not for the asker."""

    code = "unknown_agenda_item"
    message = _("Usulan ini tidak ada dalam agenda.")
    next_step = _("Buka daftar agenda, lalu pilih dari sana.")
    status = 404


class NotPublicReport(Refusal):
    """Only reports that everybody may read, and that stand behind no other item, go on the agenda."""

    code = "not_for_agenda"
    message = _("Laporan ini tidak bisa masuk agenda: tidak terbuka untuk umum, atau sudah mendukung usulan lain.")
    next_step = _("Pilih laporan publik lain; periksa nomornya.")
    status = 422


class WrongAgendaStep(Refusal):
    """The step does not follow from where the item stands."""

    code = "wrong_agenda_step"
    message = _("Langkah ini tidak bisa dari keadaan usulan sekarang.")
    next_step = _("Muat ulang halaman, lalu pilih langkah yang ditawarkan.")
    status = 409


class ReasonNeeded(Refusal):
    """A decision without its reason, year or activity; or something built without evidence."""

    code = "agenda_words_needed"
    message = _("Warga perlu tahu alasannya; yang diterima perlu tahun dan kegiatannya, dan yang dibangun perlu foto.")
    next_step = _("Lengkapi isian yang kosong.")
    status = 422


class AgendaChanged(Refusal):
    """One of several items changed since the check page was shown, or cannot take the step; none of them was changed."""

    code = "agenda_changed"
    message = _(
        "Ada usulan yang berubah sejak Anda memeriksanya, atau tidak bisa menerima langkah ini. Belum ada yang diubah."
    )
    next_step = _("Pilihan dan tulisan Anda masih ada: periksa lagi daftarnya, lalu ulangi.")
    status = 409
