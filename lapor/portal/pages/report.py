"""The public page of one report."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings

from lapor.actionplan.agenda import queries as agenda_queries
from lapor.actionplan.agenda.shown import PAGE
from lapor.actionplan.agenda.words import standing_words
from lapor.attachments import queries as attachments
from lapor.attachments.models import Attachment
from lapor.portal.pages.now import Now, now_of, zone_of
from lapor.portal.pages.parts import Row, files_shown, local_day, office_name, report_url, row_of
from lapor.portal.pages.story import answer_text
from lapor.reports import holders, public_lists, public_queries
from lapor.reports.models import Report, Response
from lapor.reports.services import VOTED_ON
from lapor.ui.shapes import FileItem


@dataclass(frozen=True, kw_only=True)
class Answer:
    """An office's answer with its evidence. An interim one says so."""

    office: str
    on: date
    text: str
    is_partial: bool
    files: tuple[FileItem, ...]


@dataclass(frozen=True, kw_only=True)
class Pin:
    """Where it is, when the reporter made that public."""

    latitude: float
    longitude: float


@dataclass(frozen=True, kw_only=True)
class AgendaLink:
    """The item of the planning agenda behind which it stands."""

    url: str
    title: str
    standing: str


@dataclass(frozen=True, kw_only=True)
class ReportPage:
    """A public report with its answers. Days only, never an hour or a channel."""

    code: str
    url: str
    share_url: str
    title: str
    text: str
    summary: str
    now: Now
    zone: str
    place: str
    region: str
    topic: str
    report_class: str
    filed: date
    files: tuple[FileItem, ...]
    answers: tuple[Answer, ...]
    supports: int
    similar: tuple[Row, ...]
    pin: Pin | None
    vote_url: str
    agenda: AgendaLink | None


def report_page(report: Report, *, at: datetime) -> ReportPage:
    """The page of a report that everybody may read. 6 statements."""
    zone = zone_of(report)
    files = [file for file in attachments.files_of_report(report.id) if file.shown == Attachment.Shown.PUBLIC]
    return ReportPage(
        code=report.code,
        url=report_url(report.code),
        share_url=f"{settings.BASE_URL}{report_url(report.code)}",
        title=report.public_title,
        text=report.public_text,
        summary=report.public_text[:160],
        now=now_of(report, held=holders.holders_of(report), at=at, is_own=False, tells_office=True),
        zone=zone,
        place=public_lists.place_of(report.region),
        region=report.region_id or "",
        topic=report.topic.name if report.topic else "",
        report_class=report.report_class,
        filed=local_day(report.filed_at, zone=zone),
        files=files_shown([file for file in files if file.response is None], now=at),
        answers=tuple(
            _answer(each, report=report, files=files, zone=zone, at=at)
            for each in public_queries.sent_responses(report)
        ),
        supports=report.supports,
        similar=tuple(row_of(row, zone=zone) for row in public_lists.similar_reports(report)),
        pin=_pin(report),
        vote_url=f"{report_url(report.code)}suara/" if report.state in VOTED_ON else "",
        agenda=_agenda(report),
    )


def _answer(response: Response, *, report: Report, files: list[Attachment], zone: str, at: datetime) -> Answer:
    return Answer(
        office=office_name(report.tenant_id, institution=response.institution_id),
        on=local_day(response.sent_at or response.written_at, zone=zone),
        text=answer_text(response, zone=zone),
        is_partial=response.kind == Response.Kind.PARTIAL,
        files=files_shown([file for file in files if file.response == response.id], now=at),
    )


def _agenda(report: Report) -> AgendaLink | None:
    item = agenda_queries.item_of_report(report.id)
    if item is None:
        return None
    standing = standing_words(decision=item.decision, progress=item.progress)
    return AgendaLink(url=f"{PAGE}{item.id}/", title=item.title, standing=standing)


def _pin(report: Report) -> Pin | None:
    if not report.pin_is_public or report.latitude is None or report.longitude is None:
        return None
    return Pin(latitude=report.latitude, longitude=report.longitude)
