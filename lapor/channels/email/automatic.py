"""Mail that no person wrote: answers of machines, reports of failed delivery, our own mail that came back."""

from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message as MailMessage
from email.utils import parseaddr

from lapor.channels.email.addresses import about_in, about_in_message_id, is_ours, main_address
from lapor.channels.email.outbound import LOOP_HEADER
from lapor.channels.email.parts import MOST_PARTS, children_of, header, headers

_MACHINES = {"mailer-daemon", "postmaster", "noreply", "no-reply", "donotreply", "do-not-reply", "bounce", "bounces"}
_BULK = {"bulk", "junk", "list", "auto_reply"}
_MARKS = ("X-Autoreply", "X-Autorespond", "X-Auto-Reply", "List-Id", "List-Unsubscribe", "Feedback-ID")


@dataclass(frozen=True, kw_only=True)
class Bounce:
    """A report about one of our mails: what it was about, and whether it will never arrive."""

    about: str
    is_final: bool


def is_automatic(mail: MailMessage, *, sender: str) -> bool:
    """Whether a machine sent this, ours included: it is never answered and makes no report. Source: RFC 3834, section 5."""
    said = header(mail, "Auto-Submitted").partition(";")[0].strip().lower()
    if said not in {"", "no"} or header(mail, "Precedence").strip().lower() in _BULK:
        return True
    if any(mail.get(mark) is not None for mark in _MARKS) or header(mail, "Return-Path").strip() == "<>":
        return True
    if any(value.strip().lower() == main_address() for value in headers(mail, LOOP_HEADER)) or is_ours(sender):
        return True
    local = (sender or parseaddr(header(mail, "From"))[1].lower()).partition("@")[0]
    return local in _MACHINES or mail.get_content_type() == "multipart/report"


def bounce_in(mail: MailMessage, *, recipients: tuple[str, ...]) -> Bounce | None:
    """The report of a failed or delayed delivery of one of our mails. Source: RFC 3464, sections 2.1 and 2.3.3."""
    parts = list(_flat(mail))
    told = [part for part in parts if part.get_content_type() == "message/delivery-status"]
    about = about_in(recipients) or next(filter(None, (_original(part) for part in parts)), "")
    if not told or not about:
        return None
    actions = {value.strip().lower() for part in told for block in _flat(part) for value in headers(block, "Action")}
    return Bounce(about=about, is_final="failed" in actions)


def _original(part: MailMessage) -> str:
    """What the mail was about that is quoted in a report: by the Message-ID that we gave it."""
    if part.get_content_type() == "text/rfc822-headers":
        held = part.get_payload(decode=True)
        lines = held.decode("ascii", "replace").splitlines() if isinstance(held, bytes) else []
        ids = [line.partition(":")[2] for line in lines[:200] if line.lower().startswith("message-id:")]
        return next(filter(None, (about_in_message_id(each) for each in ids)), "")
    return about_in_message_id(header(part, "Message-ID"))


def _flat(mail: MailMessage) -> Iterator[MailMessage]:
    """The parts, at most two hundred, in no deep recursion."""
    waiting, count = [mail], 0
    while waiting and count < MOST_PARTS:
        part = waiting.pop()
        count += 1
        yield part
        waiting += children_of(part) or []
