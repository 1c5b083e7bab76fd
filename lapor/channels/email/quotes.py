"""What somebody wrote now, and what a mail program put beneath it: the mail that was answered, a signature."""

import re
from dataclasses import dataclass

from lapor.channels.email.addresses import LENGTH, main_address
from lapor.kit.codes import BadCode, parse_access_key

_WROTE = re.compile(r"^(on|pada|am|el|le)\b.{4,200}\b(wrote|menulis|schrieb|écrit|escribió)\s*:?\s*$", re.IGNORECASE)
_BEGINS_WROTE = re.compile(r"^(on|pada)\b.{4,200}$", re.IGNORECASE)
_ENDS_WROTE = re.compile(r"\b(wrote|menulis)\s*:?\s*$", re.IGNORECASE)
_DIVIDER = re.compile(
    r"^\s*(-{2,}\s*(original message|pesan asli|forwarded message|pesan terusan|pesan yang diteruskan)\s*-{2,}|_{20,})\s*$",
    re.IGNORECASE,
)
_FORWARDED = re.compile(r"forwarded message|pesan terusan|pesan yang diteruskan|begin forwarded", re.IGNORECASE)
_HEADER = re.compile(r"^\s*\*?(from|dari)\*?\s*:\s*\S", re.IGNORECASE)
_NEXT_HEADER = re.compile(r"^\s*\*?(sent|date|to|dikirim|tanggal|kepada|subject|perihal)\*?\s*:", re.IGNORECASE)
_SIGNATURE = re.compile(r"^-- ?$")
_GROUPED_KEY = re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z]{4}(?:[-\u2010-\u2015 ]?[0-9A-Za-z]{4}){3}(?![0-9A-Za-z])")
HIDDEN = "[KUNCI DISENSOR]"


@dataclass(frozen=True, kw_only=True)
class Split:
    """The new words, and the rest as lines that begin with `>`."""

    new: str
    quoted: str

    @property
    def whole(self) -> str:
        """Both; pages fold the lines that begin with `>`."""
        return f"{self.new}\n\n{self.quoted}".strip() if self.quoted else self.new


def split(text: str, *, keeps_forwarded: bool) -> Split:
    """Cut where the answered mail begins. A mail that is forwarded as a report keeps everything as its words.

    Words written beneath a quote, and a mail that is nothing but a quote, are new words: nothing that somebody wrote is folded away.
    """
    lines = text.splitlines()
    if keeps_forwarded and any(_FORWARDED.search(line) for line in lines):
        return Split(new=text.strip(), quoted="")
    place = next((place for place, _line in enumerate(lines) if _is_beginning(lines, place=place)), len(lines))
    new, rest = _unfold(lines[:place]), lines[place:]
    below = _after_quotes(rest)
    if below:
        new, rest = [*new, *below], rest[: len(rest) - len(below)]
    if not "\n".join(new).strip():
        return Split(new="\n".join(line.lstrip("> ") for line in lines).strip(), quoted="")
    quoted = [line for line in rest if line.strip("> ")]
    return Split(new="\n".join(new).strip(), quoted="\n".join(f"> {line.lstrip('> ')}" for line in quoted))


def without_secrets(text: str) -> str:
    """The text without signed reply addresses and anything that may be an access key: other people read it."""
    local, _at, domain = main_address().rpartition("@")
    if local:
        signed = re.compile(rf"{re.escape(local)}\+[a-z2-7]{{{LENGTH}}}@{re.escape(domain)}", re.IGNORECASE)
        text = signed.sub(main_address(), text)
    return _GROUPED_KEY.sub(_hidden, text)


def _hidden(found: re.Match[str]) -> str:
    """Capitals in groups, or with digits among them: sixteen letters of a word are no secret."""
    try:
        parse_access_key(found[0])
    except BadCode:
        return found[0]
    is_mixed = any(each.isdigit() for each in found[0]) and any(each.isalpha() for each in found[0])
    is_key = found[0] == found[0].upper() and (is_mixed or "-" in found[0])
    return HIDDEN if is_key else found[0]


def _is_beginning(lines: list[str], *, place: int) -> bool:
    line = lines[place]
    after = lines[place + 1] if place + 1 < len(lines) else ""
    if line.startswith(">") or _WROTE.match(line) or _DIVIDER.match(line) or _SIGNATURE.match(line):
        return True
    if _BEGINS_WROTE.match(line) and _ENDS_WROTE.search(after):
        return True
    return bool(_HEADER.match(line) and _NEXT_HEADER.match(after))


def _after_quotes(rest: list[str]) -> list[str]:
    """Lines beneath a quote whose own lines are marked: somebody answered below it."""
    marked = [place for place, line in enumerate(rest) if line.startswith(">")]
    if not marked or any(_DIVIDER.match(line) or _SIGNATURE.match(line) for line in rest):
        return []
    below = rest[marked[-1] + 1 :]
    return below if "\n".join(below).strip() else []


def _unfold(lines: list[str]) -> list[str]:
    return [line.rstrip() for line in lines]
