"""What an institution without an account sees by its signed link: the matter, never the person."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as now_text

from lapor.attachments import queries as attachments
from lapor.attachments.models import Attachment
from lapor.portal.pages.now import near_day, zone_of
from lapor.portal.pages.parts import files_shown, local_day
from lapor.reports import policy, queries
from lapor.reports.models import Report
from lapor.reports.public_lists import place_of
from lapor.reports.services.link import LinkedCase
from lapor.ui.shapes import FileItem

VERBS = frozenset({"accept", "respond", "respond_partly", "decline"})


@dataclass(frozen=True, kw_only=True)
class OfficePage:
    """A case as its office reads it. Voices are left out: they would tell who spoke."""

    code: str
    url: str
    office: str
    title: str
    text: str
    note: str
    place: str
    address: str
    topic: str
    filed: date
    zone: str
    due: str
    answer_due: str
    files: tuple[FileItem, ...]
    verbs: frozenset[str]
    done_words: str


def office_page(linked: LinkedCase, *, token: str, at: datetime) -> OfficePage:
    """The page of a case behind a valid link. At most 6 statements."""
    report, zone = linked.report, zone_of(linked.report)
    files = [file for file in attachments.files_of_report(report.id) if _may_show(file)]
    verbs = policy.possible_verbs(linked.actor, report=report, standing=queries.standing_of(report))
    return OfficePage(
        code=report.code,
        url=f"/kantor/{token}/",
        office=linked.assignment.institution.name,
        title=report.public_title or report.title,
        text=report.public_text or report.body,
        note=linked.assignment.note,
        place=place_of(report.region),
        address=report.address,
        topic=report.topic.name if report.topic else "",
        filed=local_day(report.filed_at, zone=zone),
        zone=zone,
        due=near_day(linked.assignment.due_at, zone=zone, today=at, with_weekday=True),
        answer_due=near_day(report.answer_due_at, zone=zone, today=at, with_weekday=True),
        files=files_shown(files, now=at),
        verbs=VERBS & frozenset(verbs),
        done_words=_done_words(report),
    )


def _may_show(file: Attachment) -> bool:
    return file.kind != Attachment.Kind.SOUND and file.shown != Attachment.Shown.OFFICE


def _done_words(report: Report) -> str:
    if report.state in {Report.State.RESPONDED, Report.State.CLOSED}:
        return now_text("Jawaban kantor Anda sudah kami terima. Tidak ada lagi yang perlu dikerjakan.")
    return now_text("Saat ini tidak ada yang perlu dikerjakan kantor Anda untuk laporan ini.")
