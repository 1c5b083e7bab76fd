"""Small pieces that several pages show: offices by name, files, rows of a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as now_text

from lapor.attachments.links import file_address, page_addresses
from lapor.attachments.models import Attachment
from lapor.institutions import queries as institutions
from lapor.institutions.errors import UnknownInstitution
from lapor.kit.codes import format_code
from lapor.kit.text import shorten
from lapor.reports.models import Report
from lapor.reports.public_lists import PublicRow
from lapor.ui.shapes import FileItem

_KINDS = {"picture": "image", "video": "video", "sound": "sound", "document": "file"}
_SUMMARY = 180


@dataclass(frozen=True, kw_only=True)
class Row:
    """A public report in a list."""

    url: str
    title: str
    summary: str
    state: str
    waiting_for: str
    is_confirmed: bool
    place: str
    topic: str
    institution: str
    published: date
    supports: int


def office_name(tenant: UUID, *, institution: UUID | str | None) -> str:
    """The office's name, or empty for none. No statement once the tenant's directory is remembered."""
    if not institution:
        return ""
    try:
        return institutions.directory(tenant).office(UUID(str(institution))).name
    except (UnknownInstitution, ValueError):
        return ""


def local_day(moment: datetime, *, zone: str) -> date:
    """The day of the moment where that zone is."""
    return moment.astimezone(ZoneInfo(zone)).date()


def shown_at(moment: datetime, *, report: Report, zone: str) -> datetime | date:
    """The moment itself, or for an anonymous report only its day."""
    return local_day(moment, zone=zone) if report.is_anonymous else moment


def row_of(row: PublicRow, *, zone: str) -> Row:
    """A row of a list, as its template shows it."""
    return Row(
        url=report_url(row.code),
        title=row.title,
        summary=shorten(row.text, limit=_SUMMARY),
        state=row.state,
        waiting_for=row.waiting_for,
        is_confirmed=row.state == Report.State.CLOSED and row.closed_by == "reporter",
        place=row.place,
        topic=row.topic,
        institution=row.institution,
        published=local_day(row.published_at, zone=zone),
        supports=row.supports,
    )


def report_url(code: str) -> str:
    """Where the public part of a report is read."""
    return f"/laporan/{format_code(code)}/"


def follow_url(code: str) -> str:
    """Where a report is followed."""
    return f"/lacak/{format_code(code)}/"


def files_shown(files: Iterable[Attachment], *, now: datetime) -> tuple[FileItem, ...]:
    """Files with addresses of an hour; those that are still being checked are named without one."""
    return tuple(_file(each, now=now) for each in files if each.state != Attachment.State.REFUSED)


def _file(attachment: Attachment, *, now: datetime) -> FileItem:
    is_ready = attachment.state == Attachment.State.READY
    return FileItem(
        name=attachment.name,
        url=file_address(attachment, variant="view", now=now),
        kind=_KINDS.get(attachment.kind, "file"),
        size=attachment.size,
        preview_url=file_address(attachment, variant="thumb", now=now),
        pages=page_addresses(attachment, now=now),
        note=attachment.words or ("" if is_ready else now_text("Sedang diperiksa, sebentar lagi bisa dibuka.")),
    )
