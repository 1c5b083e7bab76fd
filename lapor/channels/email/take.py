"""What one mail leads to: a new report, a word in a case, a draft of an officer, or the news that a mail of ours came back."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import ngettext, override

from lapor.channels.email import officers
from lapor.channels.email.addresses import MESSAGE, NOTICE, REPORT
from lapor.channels.email.automatic import Bounce
from lapor.channels.email.files import staged_files
from lapor.channels.email.inbound import CHANNEL, Mail, read_mail
from lapor.channels.email.quotes import Split, split, without_secrets
from lapor.institutions import queries as institutions
from lapor.intake import queries as intake
from lapor.intake.inbound import InboundText
from lapor.intake.services import converse
from lapor.notifications.queries import NamedNotice, named_notice
from lapor.notifications.services import note_bounce, note_delivery
from lapor.reports import own_queries as reports

log = logging.getLogger("lapor.channels.email")

DONE, AUTOMATIC, FOR_PEOPLE = "done", "automatic", "for_people"
RESPONDED = "responded"
CLOSING_COUNTS = timedelta(days=90)


@dataclass(frozen=True, kw_only=True)
class _Thread:
    """Into which case a mail belongs."""

    case: UUID | None = None
    is_about_closing: bool = False


def take_mail(raw: bytes, *, at: datetime, is_whole: bool = True) -> str:
    """Give the mail its one effect, committed when this returns: `done`, `automatic` (no person wrote it) or `for_people`.

    The same mail again has no effect. `is_whole` is false when only the beginning of a huge mail was fetched.
    """
    mail = read_mail(raw)
    if mail.bounce is not None:
        _note_bounce(mail.bounce, at=at)
        return AUTOMATIC
    if mail.is_automatic:
        log.info("a mail that a machine sent: no report")
        return AUTOMATIC
    if not mail.sender:
        log.warning("a mail without an address to answer: nothing stored")
        return FOR_PEOPLE
    kind, _slash, key = mail.about.partition("/")
    notice = named_notice(UUID(key)) if kind == NOTICE else None
    if notice is not None and notice.audience == "person":
        return _from_officer(mail, notice=notice, at=at)
    if notice is not None and notice.audience == "institution":
        log.warning("an office without an account answered by mail: left for people")
        return FOR_PEOPLE
    _from_citizen(mail, thread=_thread(kind, key=key, notice=notice, at=at), at=at, is_whole=is_whole)
    return DONE


def _note_bounce(bounce: Bounce, *, at: datetime) -> None:
    kind, _slash, key = bounce.about.partition("/")
    if not bounce.is_final:
        return
    log.warning("a mail came back: %s", bounce.about)
    if kind == NOTICE:
        note_bounce(UUID(key), at=at)
    elif kind == MESSAGE:
        note_delivery(UUID(key), delivered=False, at=at)


def _thread(kind: str, *, key: str, notice: NamedNotice | None, at: datetime) -> _Thread:
    if notice is not None:
        is_open = notice.template == RESPONDED and notice.is_latest and notice.made_at > at - CLOSING_COUNTS
        return _Thread(case=notice.report, is_about_closing=is_open)
    if kind == REPORT and reports.is_there(UUID(key)):
        return _Thread(case=UUID(key))
    return _Thread()


def _from_officer(mail: Mail, *, notice: NamedNotice, at: datetime) -> str:
    said = split(mail.text, keeps_forwarded=False)
    return DONE if officers.take_reply(mail, text=said.new, notice=notice, at=at) else FOR_PEOPLE


def _from_citizen(mail: Mail, *, thread: _Thread, at: datetime, is_whole: bool) -> None:
    said = split(mail.text or mail.subject, keeps_forwarded=thread.case is None)
    message = _message(mail, said=said, thread=thread)
    if intake.is_received(intake.key_of(message)):
        return
    files, left_out = staged_files(mail, added_by="reporter", at=at)
    missing = left_out + mail.left_out + (not is_whole)
    beneath = without_secrets("\n\n".join(each for each in (_left_out_words(missing), said.quoted) if each))
    whole = InboundText(**{**vars(message), "files": files, "beneath": beneath})
    converse(whole, at=at)


def _message(mail: Mail, *, said: Split, thread: _Thread) -> InboundText:
    is_new = thread.case is None
    return InboundText(
        channel=CHANNEL,
        message_id=mail.id,
        sender=mail.sender,
        text=without_secrets(said.new) if not is_new else said.new,
        takes_files=True,
        title=mail.subject if is_new and mail.text else "",
        shown_name=mail.shown_name if "@" not in mail.shown_name else "",
        institution=institutions.office_at(mail.recipients) if is_new else None,
        is_forgeable=True,
        case=thread.case,
        is_about_closing=thread.is_about_closing,
    )


def _left_out_words(count: int) -> str:
    if not count:
        return ""
    with override("id"):
        said = ngettext(
            "[%(count)s lampiran surat ini tidak dapat disimpan: jenis atau ukurannya tidak diterima.]",
            "[%(count)s lampiran surat ini tidak dapat disimpan: jenis atau ukurannya tidak diterima.]",
            count,
        )
    return said % {"count": count}
