"""Refusals of the plan."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from lapor.actionplan.faults import Problem
from lapor.kit.refusals import Refusal


class UnknownPlan(Refusal):
    """A plan, activity or indicator that is not there, or not for the asker."""

    code = "unknown_plan"
    message = _("Rencana aksi ini tidak ada.")
    next_step = _("Buka daftar rencana aksi, lalu pilih dari sana.")
    status = 404


class NotPlanEditor(Refusal):
    """The actor may not change this plan."""

    code = "not_plan_editor"
    message = _("Hanya koordinator dan pimpinan yang boleh mengubah rencana aksi.")
    next_step = _("Sampaikan usul perubahan kepada koordinator.")
    status = 403


class NotResponsible(Refusal):
    """The actor's office neither leads nor supports the activity."""

    code = "not_responsible"
    message = _("Kantor Anda bukan penanggung jawab atau pendukung kegiatan ini.")
    next_step = _("Hubungi koordinator bila kantor Anda seharusnya tercantum.")
    status = 403


class PlanChangedMeanwhile(Refusal):
    """Somebody else changed the plan after the form was shown."""

    code = "plan_changed_meanwhile"
    message = _("Rencana ini baru saja diubah orang lain. Isian Anda masih ada di halaman ini.")
    next_step = _("Periksa perubahan itu, lalu simpan sekali lagi.")
    status = 409


class ReasonNeeded(Refusal):
    """A plan in force is changed with a reason only."""

    code = "plan_reason_needed"
    message = _("Rencana ini sudah ditetapkan dengan keputusan. Perubahan perlu alasan.")
    next_step = _("Tulis alasannya; alasan itu tampil bersama perubahan.")
    status = 422


class BadPlan(Refusal):
    """What the plan would say cannot stand; `problems` says where and what is expected."""

    code = "bad_plan"
    message = _("Rencana belum bisa disimpan karena ada isian yang perlu diperbaiki.")
    next_step = _("Perbaiki isian yang disebut, lalu simpan lagi.")
    status = 422

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems=len(problems))
        self.problems = tuple(problems)


class HasRealisations(Refusal):
    """An indicator with realisations cannot be dropped from a plan in force without saying where they go."""

    code = "indicator_has_realisations"
    message = _("Indikator ini sudah punya realisasi, jadi cara menghitungnya tidak bisa diganti.")
    next_step = _("Hapus indikator ini dari rencana dan tambahkan indikator baru dengan nomor lain.")
    status = 409


class EvidenceNeeded(Refusal):
    """A value entered by hand needs evidence."""

    code = "plan_evidence_needed"
    message = _("Angka yang diisi sendiri perlu bukti dukung.")
    next_step = _("Lampirkan berkas, atau sebut nama, nomor, dan tanggal dokumennya.")
    status = 422


class NothingEntered(Refusal):
    """Neither a value nor a word was entered."""

    code = "nothing_entered"
    message = _("Belum ada yang diisi.")
    next_step = _("Isi angka yang dicapai, atau kendala dan langkah berikutnya.")
    status = 422


class FillsItself(Refusal):
    """A living indicator takes no value by hand."""

    code = "indicator_fills_itself"
    message = _("Indikator ini terisi sendiri dari data; angkanya tidak bisa diketik.")
    next_step = _("Isi hanya kendala dan langkah berikutnya.")
    status = 422


class AlreadyApproved(Refusal):
    """An approved quarterly report never changes."""

    code = "quarterly_report_approved"
    message = _("Laporan triwulan ini sudah disetujui dan diarsipkan, jadi tidak bisa diubah.")
    next_step = _("Tulis koreksi pada laporan triwulan berikutnya.")
    status = 409


class NotApprover(Refusal):
    """Only the leader of the tenant approves its quarterly report."""

    code = "not_approver"
    message = _("Hanya pimpinan yang boleh menyetujui laporan triwulan.")
    next_step = _("Beri tahu pimpinan bahwa laporan ini siap disetujui.")
    status = 403


class QuarterNotOver(Refusal):
    """What was reached is entered for a quarter that has begun, inside the plan's period."""

    code = "quarter_not_open"
    message = _("Triwulan ini belum mulai atau di luar masa rencana.")
    next_step = _("Pilih triwulan lain.")
    status = 422
