"""From a notice to the words of a mail, in the recipient's language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.translation import gettext as now_
from django.utils.translation import override

from lapor.audit import queries as audit
from lapor.institutions import queries as institutions
from lapor.kit.codes import format_code
from lapor.kit.text import one_line
from lapor.notifications import fields, words
from lapor.notifications.models import Notice
from lapor.notifications.queries import Said, own_wording
from lapor.notifications.senders import can_send
from lapor.notifications.wordings import MAIL, OFFICER, default_mail, mail_file
from lapor.reports.models import Report


@dataclass(frozen=True, kw_only=True)
class Words:
    """Subject and text of one mail."""

    subject: str
    text: str


def words_of(notice: Notice, *, report: Report, token: str = "", office_due_at: datetime | None = None) -> Words:
    """Subject and text. A confidential or sealed report is only named: "Ada kabar untuk laporan <code>"."""
    language = _language(notice, report=report)
    with override(language):
        values = {
            fields.CODE: format_code(report.code),
            fields.LINK: _link(notice, report=report, token=token),
            fields.HOUSE: institutions.installation().name,
            fields.DAY: _day(report.answer_due_at, report=report),
            fields.OFFICE_DAY: _day(office_due_at, report=report) if office_due_at else "",
            fields.TITLE: str(words.OFFICER_TITLES.get(notice.template, "")),
            fields.UNTIL: _until(notice, report=report),
        }
        said = _said(_template(notice, report=report), report=report, language=language, values=values)
        text = _with_reply(said.text, reply=_reply(notice, report=report) if can_send(Notice.Channel.EMAIL) else "")
    return Words(subject=one_line(said.subject), text=text.strip() + "\n")


def digest_of(notices: Sequence[Notice]) -> Words:
    """Several notices of one officer: a line each, with what waits, the number and the link that opens that one case."""
    person = notices[0].person
    with override(person.language if person is not None else "id"):
        lines = [_digest_line(notice) for notice in notices]
        facts = {"count": len(lines), "lines": lines, "installation": institutions.installation().name}
        text = render_to_string("notifications/digest.txt", facts)
    subject, _newline, body = text.strip().partition("\n")
    return Words(subject=one_line(subject), text=body.strip() + "\n")


def _digest_line(notice: Notice) -> str:
    """Nothing but the number of what is confidential or sealed."""
    report = notice.report
    title = words.OFFICER_TITLES.get(notice.template, "") if report.may_be_public else now_("Ada kabar")
    return f"{title}: {format_code(report.code)}\n{_link(notice, report=report, token='')}"


def _said(template: str, *, report: Report, language: str, values: Mapping[str, str]) -> Said:
    """The tenant's own words; the product's where there are none, and always about what is confidential or sealed."""
    own = own_wording(report.tenant_id, way=MAIL, template=template, language=language)
    if own is None or template == words.RESERVED:
        return default_mail(mail_file(template), values=values)
    subject = fields.fill(own.subject, values=values)
    return Said(subject=subject, text=fields.fill(own.text, values=values))


def _with_reply(text: str, *, reply: str) -> str:
    """Where replies are taken the mail says so, instead of asking for none."""
    silent = now_("Surat ini dikirim otomatis. Jangan membalas surat ini.")
    if not reply:
        return text
    return text.replace(silent, reply) if silent in text else f"{text.strip()}\n\n{reply}"


def _reply(notice: Notice, *, report: Report) -> str:
    """What becomes of a reply, where replies are taken."""
    if notice.audience == Notice.Audience.REPORTER and notice.template == words.RESPONDED and report.may_be_public:
        return now_("Anda boleh membalas surat ini: YA bila benar selesai, atau BELUM dan alasannya.")
    if notice.audience == Notice.Audience.REPORTER:
        return now_("Anda boleh membalas surat ini. Balasan Anda masuk ke laporan ini.")
    if notice.audience == Notice.Audience.PERSON:
        return now_("Balasan surat ini tersimpan sebagai konsep atau catatan, dan tidak dikirim kepada pelapor.")
    return ""


def _until(notice: Notice, *, report: Report) -> str:
    """The moment that the event names, where the words tell it: the limit of a right, the day of an expiry. ≤ 2 statements."""
    if notice.template not in words.TELL_UNTIL:
        return ""
    said = next((each.payload for each in audit.stream_events(report.stream) if each.id == notice.event_id), {})
    moment = datetime.fromisoformat(str(said.get("due_at") or said["on"]))
    if "due_at" not in said:
        return date_format(moment, "j F Y")
    zone = ZoneInfo(institutions.office(report.tenant_id).zone)
    return date_format(moment.astimezone(zone), "j F Y, H.i")


def _template(notice: Notice, *, report: Report) -> str:
    if notice.audience == Notice.Audience.INSTITUTION:
        return words.OFFICE_LINK
    if not report.may_be_public:
        return words.RESERVED
    return OFFICER if notice.audience == Notice.Audience.PERSON else notice.template


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
