"""Numbers, addresses and names of persons in free text, found and replaced by what they were."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lapor.kit.number_marks import ACCOUNT, NIK, PHONE, Span, number_spans

EMAIL, NAME = "email", "name"
MARKS = {
    NIK: "[NOMOR KTP DISENSOR]",
    PHONE: "[NOMOR HP DISENSOR]",
    EMAIL: "[EMAIL DISENSOR]",
    ACCOUNT: "[NOMOR REKENING DISENSOR]",
    NAME: "[NAMA PELAPOR DISENSOR]",
}

_SHORTEST_NAME_WORD = 4
_LONGEST_LOCAL_PART = 64
# Titles, words of our own marks, and words that stand in many reports: alone they tell nobody who it was.
# fmt: off
_COMMON = frozenset({
    "bapak", "ibu", "haji", "hajah", "saudara", "pelapor", "nama", "nomor", "email", "rekening", "disensor", "warga",
    "desa", "dusun", "jalan", "kota", "kampung", "kabupaten", "kecamatan", "kelurahan", "muhammad", "mohammad",
    "muhamad", "ahmad", "siti", "sri", "dewi", "contoh", "anonim", "hamba", "allah",
})
# fmt: on
_LOCAL_CHARACTER = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]")
_DOMAIN = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,6}[^\W\d_]{2,24}")
_MARK = re.compile("|".join(re.escape(mark) for mark in MARKS.values()))


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of the writer: the name as typed, the phone in E.164, the mail address in lower case."""

    name: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, kw_only=True)
class Masked:
    """The text with marks in it, and which kinds were found: `nik`, `phone`, `email`, `account`, `name`."""

    text: str
    kinds: frozenset[str]


NOBODY = Known()


def mask(text: str, *, known: Known = NOBODY) -> Masked:
    """Replace identity, phone and account numbers, mail addresses and the known person's own name by marks.

    Takes time in proportion to the text; masking twice changes nothing. Not found: names of others, faces, number plates,
    a number that is described.
    """
    spans = _apart(
        [*_marks(text), *number_spans(text, phone=known.phone), *_mail_spans(text), *_known_spans(text, known)]
    )
    pieces, kinds, last = [], set(), 0
    for span in spans:
        if span.kind:
            pieces += [text[last : span.start], MARKS[span.kind]]
            kinds.add(span.kind)
            last = span.end
    return Masked(text="".join([*pieces, text[last:]]), kinds=frozenset(kinds))


def _apart(spans: list[Span]) -> list[Span]:
    """In their order and without overlap: of two that touch the same letters the earlier and longer one covers both."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda each: (each.start, -each.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
        elif span.end > kept[-1].end and kept[-1].kind:
            kept[-1] = Span(start=kept[-1].start, end=span.end, kind=kept[-1].kind)
    return kept


def _marks(text: str) -> Iterator[Span]:
    """Marks that stand there already are left alone."""
    if "DISENSOR]" in text:
        yield from (Span(start=found.start(), end=found.end(), kind="") for found in _MARK.finditer(text))


def _mail_spans(text: str) -> Iterator[Span]:
    at = text.find("@")
    while at >= 0:
        start = at
        while start > 0 and at - start < _LONGEST_LOCAL_PART and _LOCAL_CHARACTER.match(text[start - 1]):
            start -= 1
        domain = _DOMAIN.match(text, at + 1)
        if domain and start < at:
            yield Span(start=start, end=domain.end(), kind=EMAIL)
        at = text.find("@", at + 1)


def _known_spans(text: str, known: Known) -> Iterator[Span]:
    for kind, pattern in _patterns(known):
        yield from (Span(start=found.start(), end=found.end(), kind=kind) for found in pattern.finditer(text))


@lru_cache(maxsize=64)
def _patterns(known: Known) -> list[tuple[str, re.Pattern[str]]]:
    found = []
    words = re.findall(r"[^\W\d_]+", known.name)
    longer = [word for word in words if len(word) >= _SHORTEST_NAME_WORD and word.casefold() not in _COMMON]
    if words and (len(words) > 1 or longer):
        whole = r"[\W_]{1,3}".join(re.escape(word) for word in words)
        choices = "|".join([whole, *(re.escape(word) for word in longer)])
        found.append((NAME, re.compile(rf"(?<![^\W_])(?:{choices})(?![^\W_])", re.IGNORECASE)))
    if "@" in known.email:
        found.append((EMAIL, re.compile(_spelled_mail(known.email), re.IGNORECASE)))
    return found


def _spelled_mail(email: str) -> str:
    """The known address as people write it to get past a filter: `wati (at) contoh dot id`."""
    local, _, domain = email.rpartition("@")
    dot = r"\s{0,2}(?:\.|[(\[]?\s?(?:dot|titik)\s?[)\]]?)\s{0,2}"
    parts = [dot.join(re.escape(part) for part in side.split(".")) for side in (local, domain)]
    return rf"(?<!\w){parts[0]}\s{{0,2}}(?:@|[(\[]?\s?(?:at|et)\s?[)\]]?)\s{{0,2}}{parts[1]}(?!\w)"
