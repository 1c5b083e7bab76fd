"""One sentence: with whom the case is, until when, and what comes next."""

from datetime import datetime

from django.utils.translation import gettext as _

from lapor.reports.case_detail_queries import Case
from lapor.reports.delivery_queries import waits_for_delivery
from lapor.reports.models import Assignment, Report
from lapor.ui.dates import long_day
from lapor.workbench.labels import office_name


def now_sentence(case: Case, *, now: datetime, zone: str) -> str:
    """Who acts now and until when."""
    report, lead = case.report, case.standing.lead
    if report.waiting_for == Report.WaitingFor.REPORTER and waits_for_delivery(report):
        return _("Pertanyaan sejak %(day)s masih di jalan kepada pelapor. Jam berhenti sampai pelapor menjawab.") % {
            "day": long_day(report.waiting_since, zone=zone)
        }
    if report.waiting_for == Report.WaitingFor.REPORTER:
        return _("Menunggu jawaban pelapor sejak %(day)s. Jam berhenti sampai pelapor menjawab.") % {
            "day": long_day(report.waiting_since, zone=zone)
        }
    if lead is not None and report.state in OPEN:
        late = lead.due_at < now
        words = {"office": office_name(lead.institution_id, tenant=report.tenant_id), "step": _step(lead)}
        day = long_day(lead.due_at, zone=zone)
        until = _("Batasnya sudah lewat: %(day)s.") if late else _("Paling lambat %(day)s.")
        return _("Sekarang %(office)s %(step)s.") % words + " " + until % {"day": day} + _awaited(report)
    return _ended(case, zone=zone)


OPEN = frozenset(
    {
        Report.State.RECEIVED,
        Report.State.VERIFIED,
        Report.State.FORWARDED,
        Report.State.IN_PROGRESS,
        Report.State.REOPENED,
    }
)


def _awaited(report: Report) -> str:
    if report.waiting_for != Report.WaitingFor.INSTITUTION or report.awaited_id is None:
        return ""
    return " " + _("Menunggu %s; jam tetap berjalan.") % office_name(report.awaited_id, tenant=report.tenant_id)


def _step(lead: Assignment) -> str:
    if lead.state == Assignment.State.VERIFYING:
        return _("memeriksa dan meneruskan laporan ini")
    return _("menangani laporan ini")


def _ended(case: Case, *, zone: str) -> str:
    report = case.report
    day = {"day": long_day(report.closed_at, zone=zone)}
    if report.state == Report.State.RESPONDED and report.waiting_for == Report.WaitingFor.VALIDATION:
        office = office_name(report.validator_id, tenant=report.tenant_id)
        words = {"day": long_day(report.responded_at, zone=zone), "office": office}
        return _("Sudah dijawab pada %(day)s. Sekarang %(office)s memeriksa apakah benar selesai.") % words
    if report.state == Report.State.RESPONDED:
        answered = {"day": long_day(report.responded_at, zone=zone)}
        if waits_for_delivery(report):
            return _("Sudah dijawab pada %(day)s. Jawabannya masih di jalan kepada pelapor.") % answered
        return _("Sudah dijawab pada %(day)s. Sekarang menunggu tanggapan pelapor.") % answered
    if report.state == Report.State.ARCHIVED:
        return _("Diarsipkan pada %(day)s. Pelapor boleh berkeberatan satu kali.") % day
    if report.state == Report.State.MERGED and report.parent is not None:
        return _("Digabung dengan laporan lain pada %(day)s.") % day
    if report.closed_by == "reporter":
        return _("Selesai menurut pelapor pada %(day)s.") % day
    if report.closed_by == "validation":
        return _("Selesai menurut pemeriksaan dari luar kantor yang menjawab, pada %(day)s.") % day
    return _("Ditutup pada %(day)s karena tidak ada kabar setelah jawaban.") % day
