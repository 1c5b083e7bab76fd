"""A report as one to three SMS: a short head that a phone makes, then the words, which any phone can show and send.

    L1 ‖ tracking code (12) ‖ access key (16) ‖ choices (2) ‖ region (digits) ‖ . ‖ check (4) ‖ blank ‖ words [ ‖ // ‖ address ]

Choices are ten bits: class (2), privacy (2), about an official (1), the rest zero. The check is twenty bits of a SHA-256 over all that
is not the check, with blanks as single ones, so that a lost part is noticed. There is no name and no contact in it.
"""

import hashlib
import re
from dataclasses import dataclass

from lapor.kit import gsm7
from lapor.kit.codes import ALPHABET, BadCode, parse_access_key, parse_tracking_code
from lapor.kit.text import one_line

CLASSES = ("complaint", "aspiration", "information")
PRIVACY = ("open", "anonymous", "confidential", "anonymous_confidential")
MOST_PARTS = 3
MARK = "L1"
_BEGINS = re.compile(r"\s*L1[0-9A-Z]{30}", re.IGNORECASE)
_WHOLE = re.compile(r"L1([0-9A-Z]{12})([0-9A-Z]{16})([0-9A-Z]{2})(\d{0,10})\.([0-9A-Z]{4}) (.+)", re.DOTALL)
_ADDRESS = "//"


class BadCompact(ValueError):
    """It begins as a compact report and is not whole, or was changed on the way."""


@dataclass(frozen=True, kw_only=True)
class CompactReport:
    """What fits into a few SMS. `region` is a dotted code or empty."""

    code: str
    access_key: str
    report_class: str
    privacy: str
    about_official: bool
    region: str
    words: str
    address: str = ""


def is_compact(text: str) -> bool:
    """Whether a message begins as a compact report does."""
    return bool(_BEGINS.match(text))


def encode(report: CompactReport) -> str:
    """The message; words that do not fit into three SMS are cut at a blank."""
    choices = CLASSES.index(report.report_class) | PRIVACY.index(report.privacy) << 2 | report.about_official << 4
    shown = ALPHABET[choices >> 5] + ALPHABET[choices & 31]
    head = f"{MARK}{report.code}{report.access_key}{shown}{report.region.replace('.', '')}."
    address = f"{_ADDRESS}{_plain(report.address)}" if report.address.strip() else ""
    words = _plain(report.words).replace(_ADDRESS, "/")
    room = MOST_PARTS * gsm7.MORE_PARTS - len(head) - 5 - len(address)
    if len(words) > room:
        words = words[:room].rsplit(" ", 1)[0]
    return f"{head}{_check(head, words=words + address)} {words}{address}"


def decode(text: str) -> CompactReport:
    """The report in a message. Raises BadCompact."""
    found = _WHOLE.fullmatch(one_line(text))
    if found is None:
        raise BadCompact
    code, key, shown, region, check, rest = found.groups()
    head = f"{MARK}{code}{key}{shown}{region}."
    if _check(head, words=rest) != check:
        raise BadCompact
    choices = ALPHABET.index(shown[0]) << 5 | ALPHABET.index(shown[1])
    words, _mark, address = rest.partition(_ADDRESS)
    try:
        return CompactReport(
            code=parse_tracking_code(code),
            access_key=parse_access_key(key),
            report_class=CLASSES[choices & 3],
            privacy=PRIVACY[choices >> 2 & 3],
            about_official=bool(choices & 16),
            region=_dotted(region),
            words=words,
            address=address,
        )
    except (BadCode, IndexError, ValueError) as error:
        raise BadCompact from error


def _plain(text: str) -> str:
    """On one line, in characters that every gateway lets through."""
    return one_line("".join(each if gsm7.is_basic(each) else "?" for each in gsm7.plain(one_line(text))))


def _check(head: str, *, words: str) -> str:
    digest = hashlib.sha256(f"{head} {words}".encode()).digest()
    number = int.from_bytes(digest[:3], "big") >> 4
    return "".join(ALPHABET[number >> shift & 31] for shift in (15, 10, 5, 0))


def _dotted(digits: str) -> str:
    parts = (digits[:2], digits[2:4], digits[4:6], digits[6:])
    return ".".join(part for part in parts if part)
