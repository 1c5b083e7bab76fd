"""From the bytes of a mail to what it says. Never raises, whatever the bytes are."""

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import Message as MailMessage
from email.parser import BytesHeaderParser, BytesParser
from email.utils import getaddresses, parseaddr

from lapor.channels.email.addresses import about_in, known_address
from lapor.channels.email.automatic import Bounce, bounce_in, is_automatic
from lapor.channels.email.parts import Found, Piece, found_in, header, headers
from lapor.kit.hashing import canonical_json, sha256_hex
from lapor.kit.text import clean, one_line

log = logging.getLogger("lapor.channels.email")

CHANNEL = "email"
MOST_BOUNDARIES, MOST_DIVIDERS, LARGEST_HEAD = 60, 5_000, 256 * 1024
_RECIPIENTS = ("Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "To", "Cc", "Resent-To")
_ANSWER = re.compile(r"^\s*((re|fw|fwd|bls|balas|trs|terusan|tr)\s*:\s*)+", re.IGNORECASE)
_LONGEST_ID, _LONGEST_NAME = 500, 120


@dataclass(frozen=True, kw_only=True)
class Mail:
    """A mail as it was read. `about` is what a signed address in it names; `id` is the same when the same mail comes again.

    `left_out` counts files that were too many, too large or too deeply nested to be read.
    """

    id: str
    sender: str
    shown_name: str
    recipients: tuple[str, ...]
    subject: str
    text: str
    pieces: tuple[Piece, ...]
    left_out: int
    about: str
    is_automatic: bool
    bounce: Bounce | None


def read_mail(raw: bytes) -> Mail:
    """The mail in these bytes."""
    mail, found = _parsed(raw)
    named, address = _sender(mail)
    recipients = tuple(_recipients(mail))
    subject = one_line(_ANSWER.sub("", header(mail, "Subject")))[:200]
    text = clean(found.text)
    pieces = tuple(found.pieces)
    return Mail(
        id=_id(mail, parts=(subject, text), pieces=pieces),
        sender=address,
        shown_name=one_line(named)[:_LONGEST_NAME],
        recipients=recipients,
        subject=subject,
        text=text,
        pieces=pieces,
        left_out=found.left_out,
        about=about_in(recipients),
        is_automatic=is_automatic(mail, sender=address),
        bounce=bounce_in(mail, recipients=recipients),
    )


def _parsed(raw: bytes) -> tuple[MailMessage, Found]:
    """A bomb is read for its head alone."""
    if not _is_bomb(raw):
        try:
            mail = BytesParser().parsebytes(raw)
            return mail, found_in(mail)
        except Exception as error:
            log.warning("a mail could not be taken apart: %s", type(error).__name__)
    else:
        log.warning("a mail of %s bytes has too many parts: only its head is read", len(raw))
    return _head_of(raw), Found(left_out=1)


def _head_of(raw: bytes) -> MailMessage:
    try:
        return BytesHeaderParser().parsebytes(raw[: LARGEST_HEAD // 4])
    except Exception:
        return MailMessage()


def _is_bomb(raw: bytes) -> bool:
    """Nested or cut so often that taking it apart would cost minutes or gigabytes."""
    lower = raw[: 8 * 1024 * 1024].lower()
    head = min((place for place in (raw.find(b"\n\n"), raw.find(b"\r\n\r\n")) if place >= 0), default=len(raw))
    too_often = lower.count(b"boundary") > MOST_BOUNDARIES or raw.count(b"\n--") > MOST_DIVIDERS
    return too_often or head > LARGEST_HEAD


def _sender(mail: MailMessage) -> tuple[str, str]:
    try:
        named, address = parseaddr(header(mail, "From"))
    except Exception:
        return "", ""
    return named, known_address(address)


def _recipients(mail: MailMessage) -> Sequence[str]:
    found: list[str] = []
    for name in _RECIPIENTS:
        found += _addresses(list(headers(mail, name)))
    return list(dict.fromkeys(found))[:100]


def _addresses(values: list[str]) -> list[str]:
    try:
        return [address.lower() for _named, address in getaddresses(values) if address]
    except Exception:
        return []


def _id(mail: MailMessage, *, parts: tuple[str, str], pieces: Sequence[Piece]) -> str:
    """The mail's own id beside a digest of what it says: the same id on other words is another mail."""
    held = canonical_json([*parts, *(sha256_hex(piece.content) for piece in pieces)])
    given = header(mail, "Message-ID").strip() or f"{header(mail, 'Date')} {header(mail, 'From')}"
    return f"{given[:_LONGEST_ID]} {sha256_hex(held)}"
