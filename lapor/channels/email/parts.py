"""The parts of a mail: words, files, and what was left out. Whatever is sent, it takes bounded time and memory."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.header import decode_header
from email.message import Message as MailMessage

from lapor.channels.email.html import text_of

MOST_PARTS, MOST_DEPTH = 200, 12
LARGEST_TEXT = 400_000
LARGEST_FILE = 26 * 1024 * 1024
SMALLEST_INLINE = 8 * 1024
_LONGEST_HEADER = 4_000
# Codecs that are no charsets, or take long over long texts.
_NO_CHARSETS = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "utf-7"}
_QUIET = ("message/delivery-status", "message/disposition-notification", "text/rfc822-headers", "text/calendar")


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A file in a mail."""

    name: str
    content: bytes


@dataclass(kw_only=True)
class Found:
    """What was found so far."""

    texts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    left_out: int = 0
    parts: int = 0

    @property
    def text(self) -> str:
        """All words."""
        return "\n\n".join(text for text in self.texts if text.strip())[:LARGEST_TEXT]


def found_in(mail: MailMessage) -> Found:
    """Words and files of the mail."""
    found = Found()
    _take(mail, found=found, depth=0)
    return found


def header(mail: MailMessage, name: str) -> str:
    """A header's words, decoded; empty when there is none or nobody can read it."""
    return next(headers(mail, name), "")


def headers(mail: MailMessage, name: str) -> Iterator[str]:
    """Every header of that name, decoded."""
    for value in (mail.get_all(name) or [])[:20]:
        yield decoded(str(value)[:_LONGEST_HEADER])


def decoded(value: str) -> str:
    """Encoded words as words, whatever charset they claim."""
    try:
        pieces = decode_header(value)
    except Exception:
        return _printable(value)
    read = [
        piece if isinstance(piece, str) else to_text(piece, charset=charset or "utf-8") for piece, charset in pieces
    ]
    return _printable("".join(read))


def to_text(content: bytes, *, charset: str) -> str:
    """Bytes as text: by the charset that is claimed if there is such a one, else UTF-8, else Windows Latin."""
    try:
        known = codecs.lookup(charset.strip("\"' ")[:40]).name
        if known in _NO_CHARSETS:
            raise LookupError
        return content.decode(known, "replace")
    except (LookupError, ValueError, TypeError):
        pass
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def children_of(part: MailMessage) -> list[MailMessage] | None:
    """The parts directly beneath, at most one more than are read; None for a leaf."""
    held = part.get_payload() if part.is_multipart() else None
    return (
        [each for each in held[: MOST_PARTS + 1] if isinstance(each, MailMessage)] if isinstance(held, list) else None
    )


def _take(part: MailMessage, *, found: Found, depth: int) -> None:
    found.parts += 1
    if found.parts > MOST_PARTS or depth > MOST_DEPTH:
        found.left_out += 1
        return
    kind = part.get_content_type()
    if kind in _QUIET:
        return
    children = children_of(part)
    if children is None:
        _take_leaf(part, kind=kind, found=found)
    elif kind == "multipart/alternative":
        _take_alternatives(children, found=found, depth=depth)
    else:
        below = Found(parts=found.parts) if kind == "message/rfc822" else found
        for child in children:
            _take(child, found=below, depth=depth + 1)
        if below is not found:
            _add_forwarded(below, found=found)


def _take_alternatives(children: list[MailMessage], *, found: Found, depth: int) -> None:
    """The same words several times: the first that says anything counts. Pictures may stand in any of them."""
    said = ""
    for child in children:
        below = Found(parts=found.parts)
        _take(child, found=below, depth=depth + 1)
        found.parts, found.left_out = below.parts, found.left_out + below.left_out
        found.pieces += below.pieces
        said = said or below.text.strip()
    found.texts.append(said)


def _add_forwarded(below: Found, *, found: Found) -> None:
    """A mail in the mail: its words beneath the others, its files beside them."""
    lines = below.text.splitlines()
    found.texts.append("\n".join(f"> {line}" for line in lines))
    found.pieces += below.pieces
    found.parts, found.left_out = below.parts, found.left_out + below.left_out


def _take_leaf(part: MailMessage, *, kind: str, found: Found) -> None:
    name, content = _name(part), _content(part)
    is_file = _disposition(part) == "attachment" or bool(name) or not kind.startswith("text/")
    if not is_file:
        text = to_text(content[: LARGEST_TEXT * 4], charset=_charset(part))
        found.texts.append(text_of(text) if kind == "text/html" else _printable(text))
        return
    is_decoration = kind.startswith("image/") and part.get("Content-ID") and len(content) < SMALLEST_INLINE
    if not content or is_decoration or kind.endswith("-signature"):
        return
    if len(content) > LARGEST_FILE:
        found.left_out += 1
        return
    found.pieces.append(Piece(name=name, content=content))


def _content(part: MailMessage) -> bytes:
    try:
        content = part.get_payload(decode=True)
    except Exception:
        return b""
    return content if isinstance(content, bytes) else b""


def _name(part: MailMessage) -> str:
    try:
        return decoded(part.get_filename() or "")[:200]
    except Exception:
        return "lampiran"


def _disposition(part: MailMessage) -> str:
    try:
        return part.get_content_disposition() or ""
    except Exception:
        return ""


def _charset(part: MailMessage) -> str:
    try:
        return part.get_content_charset() or "utf-8"
    except Exception:
        return "utf-8"


def _printable(text: str) -> str:
    """Without halves of characters and NUL, which no database takes."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace").replace("\0", "")
