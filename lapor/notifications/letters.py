"""From a notice to the words of a mail, in the recipient's language."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.translation import override

from lapor.institutions import queries as institutions
from lapor.kit.codes import format_code
from lapor.kit.text import one_line
from lapor.notifications import words
from lapor.notifications.models import Notice
from lapor.reports.models import Report


@dataclass(frozen=True, kw_only=True)
class Words:
    """Subject and text of one mail."""

    subject: str
    text: str


@dataclass(frozen=True, kw_only=True)
class _Facts:
    """What a template may use: never a name, never a word of the report."""

    code: str
    link: str
    installation: str
    answer_due_on: str
    office_due_on: str = ""
    title: str = ""


def words_of(notice: Notice, *, report: Report, token: str = "", office_due_at: datetime | None = None) -> Words:
    """Subject and text. A confidential or sealed report is only named: "Ada kabar untuk laporan <code>"."""
    with override(_language(notice, report=report)):
        facts = _Facts(
            code=format_code(report.code),
            link=_link(notice, report=report, token=token),
            installation=institutions.installation().name,
            answer_due_on=_day(report.answer_due_at, report=report),
            office_due_on=_day(office_due_at, report=report) if office_due_at else "",
            title=str(words.OFFICER_TITLES.get(notice.template, "")),
        )
        text = render_to_string(f"notifications/{_template(notice, report=report)}.txt", {"facts": facts})
    subject, _, body = text.strip().partition("\n")
    return Words(subject=one_line(subject), text=body.strip() + "\n")


def _template(notice: Notice, *, report: Report) -> str:
    if notice.audience == Notice.Audience.INSTITUTION:
        return words.OFFICE_LINK
    if not report.may_be_public:
        return words.RESERVED
    return "officer" if notice.audience == Notice.Audience.PERSON else f"reporter_{notice.template}"


def _language(notice: Notice, *, report: Report) -> str:
    if notice.audience == Notice.Audience.REPORTER:
        return report.language
    return notice.person.language if notice.person is not None else "id"


def _link(notice: Notice, *, report: Report, token: str) -> str:
    paths = {
        Notice.Audience.REPORTER: f"/lacak/{format_code(report.code)}/",
        Notice.Audience.PERSON: words.officer_path(notice.template, code=format_code(report.code)),
        Notice.Audience.INSTITUTION: f"/kantor/{token}/",
    }
    return settings.BASE_URL + paths[Notice.Audience(notice.audience)]


def _day(moment: datetime, *, report: Report) -> str:
    return date_format(moment.astimezone(ZoneInfo(institutions.office(report.tenant_id).zone)), "j F Y")
