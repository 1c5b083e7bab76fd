"""After an action: who acts now, until when, and how the person will hear."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as now_text

from lapor.portal.pages.now import Now, now_of
from lapor.reports import holders, own_queries
from lapor.reports.models import Report


def next_words(report_id: UUID, *, at: datetime) -> str:
    """ "Sekarang Dinas PUPR yang melanjutkan, paling lambat Kamis, 2 April. …" as the report stands now. 2 statements."""
    report = own_queries.report_again(report_id)
    now = now_of(report, held=holders.holders_of(report), at=at, is_own=True, tells_office=True)
    return " ".join(part for part in (_who(now), _how(report)) if part)


def _who(now: Now) -> str:
    values = {"office": now.office, "due": now.due, "closes": now.closes}
    if now.due and now.days_over:
        return now_text("Sekarang %(office)s yang melanjutkan; batas jawabannya sudah lewat, %(due)s.") % values
    if now.due:
        return now_text("Sekarang %(office)s yang melanjutkan, paling lambat %(due)s.") % values
    if now.closes:
        return now_text("Bila tidak ada kabar lagi, laporan ditutup setelah %(closes)s.") % values
    if now.state == "archived":
        return now_text("Tidak ada yang perlu dikerjakan lagi, kecuali Anda membukanya kembali.")
    return ""


def _how(report: Report) -> str:
    if report.state in {Report.State.CLOSED, Report.State.ARCHIVED}:
        return ""
    if report.has_contact:
        return now_text("Kabar berikutnya dikirim ke kontak Anda dan tampil di halaman ini.")
    return now_text("Kabar berikutnya tampil di halaman ini.")
