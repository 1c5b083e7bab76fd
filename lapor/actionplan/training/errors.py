"""Refusals of training."""

from django.utils.translation import gettext_lazy as _

from lapor.kit.refusals import Refusal


class UnknownCourse(Refusal):
    """A course that is not there, or not for the asker."""

    code = "unknown_course"
    message = _("Bimbingan teknis ini tidak ada.")
    next_step = _("Buka daftar bimbingan teknis, lalu pilih dari sana.")
    status = 404


class NotCourseOrganiser(Refusal):
    """The actor neither coordinates nor leads or represents the office that holds the course."""

    code = "not_course_organiser"
    message = _("Bimbingan teknis hanya dicatat oleh koordinator, atau pimpinan dan pejabat penghubung penyelenggara.")
    next_step = _("Pilih kantor Anda sendiri sebagai penyelenggara, atau hubungi koordinator.")
    status = 403


class CourseNotPlanned(Refusal):
    """The course was held or cancelled before."""

    code = "course_not_planned"
    message = _("Bimbingan teknis ini sudah dilaksanakan atau dibatalkan.")
    next_step = _("Rencanakan yang baru bila masih diperlukan.")
    status = 409


class BadCourse(Refusal):
    """Days or a rule that cannot be."""

    code = "bad_course"
    message = _("Tanggal atau aturan kelulusannya belum cocok.")
    next_step = _("Hari terakhir tidak boleh sebelum hari pertama; kelulusan menurut nilai perlu nilai 1 sampai 100.")
    status = 422


class BadResults(Refusal):
    """Results that cannot be: nobody came, a score without attendance, or a day that is still to come."""

    code = "bad_course_results"
    message = _("Hasilnya belum cocok.")
    next_step = _(
        "Sedikitnya satu peserta hadir, nilai 0 sampai 100 hanya untuk yang hadir, dan hari terakhirnya sudah lewat."
    )
    status = 422


class NotParticipant(Refusal):
    """Somebody who is no officer here, or whom the actor may not put on the list."""

    code = "not_course_participant"
    message = _("Ada petugas yang tidak bisa didaftarkan: akunnya tidak aktif di sini, atau bukan dari kantor Anda.")
    next_step = _("Muat ulang halaman, lalu pilih lagi dari daftar.")
    status = 422


class UnknownProcedure(Refusal):
    """Not one of the three procedures, or not of a tenant of the actor."""

    code = "unknown_reading"
    message = _("Prosedur ini tidak ada.")
    next_step = _("Pilih salah satu dari tiga prosedur dalam daftar.")
    status = 404


class NotConfirmer(Refusal):
    """Only the coordinator confirms that an officer is ready."""

    code = "not_entry_confirmer"
    message = _("Kesiapan petugas hanya dikukuhkan koordinator.")
    next_step = _("Hubungi koordinator instalasi ini.")
    status = 403


class NotReady(Refusal):
    """Something is missing, or the officer would confirm themselves."""

    code = "officer_not_ready"
    message = _("Petugas ini belum bisa dikukuhkan: masih ada yang kurang, atau itu akun Anda sendiri.")
    next_step = _("Lihat apa yang kurang dalam daftar; untuk akun Anda, mintalah koordinator lain.")
    status = 409
