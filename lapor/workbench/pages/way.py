"""The way that a report has gone from office to office, and the decision that ended it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lapor.institutions import queries as institutions
from lapor.reports.case_detail_queries import Case
from lapor.reports.way_queries import Leg, legs_of
from lapor.workbench.labels import office_name

WORDS = {
    "filed": _("Masuk"),
    "forwarded": _("Diteruskan"),
    "declined": _("Dikembalikan: bukan wewenang"),
    "disputed": _("Naik satu tingkat: pelapor menyatakan belum selesai"),
    "handed_to_heir": _("Kantornya digabung"),
    "sealed": _("Disegel"),
    "validation_failed": _("Pemeriksa menyatakan belum selesai"),
    "review_decided": _("Dibuka kembali atas suara pendukung"),
}


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """One change of hands in words."""

    at: datetime | date
    word: str | Promise
    sent_by: str
    to: str
    reason: str
    suggestion: str


def way_of(case: Case) -> tuple[Stretch, ...]:
    """The way, oldest first; nothing for a report that went straight to one office. No statement."""
    if not (case.report.returns or case.report.reopenings):
        return ()
    return tuple(_stretch(leg, case=case) for leg in legs_of(case.report, events=case.events))


def is_binding(case: Case) -> bool:
    """Whether the holder was named by a decision that cannot be refused."""
    return case.standing.lead is not None and case.standing.lead.is_binding


def _stretch(leg: Leg, *, case: Case) -> Stretch:
    at: datetime | date = leg.at
    if leg.kind in {"filed", "disputed"} and case.report.is_anonymous and case.assignments:
        at = institutions.calendar_of(case.assignments[0].institution_id).local_day(leg.at)
    return Stretch(
        at=at,
        word=WORDS.get(leg.kind, leg.kind),
        sent_by=_name(leg.sent_by, case=case),
        to=_name(leg.to, case=case),
        reason=leg.reason if leg.kind != "disputed" else "",
        suggestion=_name(leg.suggestion, case=case),
    )


def _name(institution: UUID | None, *, case: Case) -> str:
    return office_name(institution, tenant=case.report.tenant_id)
