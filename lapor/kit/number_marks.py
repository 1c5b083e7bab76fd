"""Identity, phone and account numbers in free text, in the many ways in which people write them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

NIK, PHONE, ACCOUNT = "nik", "phone", "account"


@dataclass(frozen=True, kw_only=True)
class Span:
    """Where something stands in a text, and what it is; an empty kind means: leave it alone."""

    start: int
    end: int
    kind: str


_BETWEEN = r"[ \t\u00a0\u2009\u202f.()_*·\u200b\u2010-\u2015\u2212-]{1,3}"
_RUN = re.compile(rf"(?:(?<![^\W_])[oO](?=8\d)|\d)\d*(?:{_BETWEEN}\d+)*")
_GROUP = re.compile(r"[oO]?\d+")
_WORDS = ["nol", "kosong", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
_WORD_VALUES = dict(zip(_WORDS, "00123456789", strict=True))
_SPOKEN = re.compile(rf"\b(?:{'|'.join(_WORDS)})(?:[\s,.-]{{1,3}}(?:{'|'.join(_WORDS)}))+\b", re.IGNORECASE)

_FEWEST, _MOST, _MOST_GROUPS = 8, 17, 16
_NIK = re.compile(
    r"(?:1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])(?:0[1-9]|[1-7]\d)(?!00)\d\d"
    r"(?:0[1-9]|[12]\d|3[01]|4[1-9]|[56]\d|7[01])(?:0[1-9]|1[0-2])\d\d(?!0000)\d{4}"
)
_MOBILE = re.compile(r"(?:0|0?0?62|0062|620|6262)8[1-9]\d{7,10}")
_BARE_MOBILE = re.compile(r"8[1-9]\d{7,10}")
_AREA = re.compile(r"0(?:21|22|24|31|61|[2-79][1-9]\d)|(?:62)(?:21|22|24|31|61|[2-79][1-9]\d)")
_LANDLINE = re.compile(r"(?:0|62)(?:2[124]|[36]1|[2-79][1-9]\d)\d{5,8}")

_BEFORE = 28
_PHONE_WORD = re.compile(
    r"(?:\bhp|\bwa|whats?app|\bte?lp|telepon|telfon|tel(?:egram)?|hubungi|kontak|nomor|\bno|call|handphone|ponsel)\W{0,4}"
    r"(?:\w{1,8}\W{1,3}){0,2}$",
    re.IGNORECASE,
)
_NIK_WORD = re.compile(r"\b(?:nik|ktp|e-ktp|kk)\W{0,4}(?:\w{1,8}\W{1,3}){0,2}$", re.IGNORECASE)
_ACCOUNT_WORD = re.compile(
    r"(?:\brekening|\bno\W{0,2}rek|\brek|\bnorek|\baccount|\batm)\b[^\d\n]{0,20}$", re.IGNORECASE
)
_BANK = re.compile(
    r"\b(?:bri|bni|bca|btn|bsi|bpd|mandiri|bankaltimtara|kaltimtara|cimb|danamon|permata|muamalat|mega|ocbc|seabank|jago)"
    r"\b[^\d\n]{0,20}$",
    re.IGNORECASE,
)
_MONEY = re.compile(r"(?:\brp\.?|\bidr|\busd|\$)\s{0,2}$", re.IGNORECASE)


def number_spans(text: str, *, phone: str = "") -> Iterator[Span]:
    """Every identity, phone and account number of a text; `phone` is a number that is known, in E.164."""
    tail = phone[-_FEWEST:] if len(phone) > _FEWEST else ""
    for run in _RUN.finditer(text):
        if run.end() - run.start() >= _FEWEST:
            yield from _in_run(text, run=run, tail=tail)
    for spoken in _SPOKEN.finditer(text):
        said = re.findall(r"[a-z]+", spoken[0].lower())
        digits = "".join(_WORD_VALUES[word] for word in said)
        kind = _kind_of([digits], before=text[max(0, spoken.start() - _BEFORE) : spoken.start()], tail=tail)
        if kind:
            yield Span(start=spoken.start(), end=spoken.end(), kind=kind)


def _in_run(text: str, *, run: re.Match[str], tail: str) -> Iterator[Span]:
    groups = [(each.start(), each.end()) for each in _GROUP.finditer(text, run.start(), run.end())]
    at = 0
    while at < len(groups):
        found = (
            _longest(text, groups=groups[at : at + _MOST_GROUPS], tail=tail)
            if _may_begin(text, groups[at][0])
            else None
        )
        if found is None:
            at += 1
            continue
        kind, count = found
        start, end = groups[at][0], groups[at + count - 1][1]
        if text[max(0, start - 1) : start] in {"+", "("}:
            start -= 1
        if text[max(0, start - 1) : start] == "+":
            start -= 1
        yield Span(start=start, end=end, kind=kind)
        at += count


def _longest(text: str, *, groups: list[tuple[int, int]], tail: str) -> tuple[str, int] | None:
    """The kind and the number of groups of the longest number that begins with the first group."""
    parts: list[str] = []
    length = 0
    for start, end in groups:
        length += end - start
        if length > _MOST:
            break
        parts.append(_plain(text[start:end]))
    before = text[max(0, groups[0][0] - _BEFORE) : groups[0][0]]
    if parts[:1] == ["0"] and text[groups[0][1]] == ".":
        return None
    for count in range(len(parts), 0, -1):
        if not _may_end(text, groups[count - 1][1]):
            continue
        kind = _kind_of(parts[:count], before=before, tail=tail)
        if kind:
            return kind, count
    return None


def _kind_of(parts: list[str], *, before: str, tail: str) -> str:
    digits = "".join(parts)
    if not _FEWEST <= len(digits) <= _MOST:
        return ""
    if tail and digits.endswith(tail) and len(digits) <= len(tail) + 8:
        return PHONE
    if len(digits) == 16 and (_NIK.fullmatch(digits) or _NIK_WORD.search(before)):
        return NIK
    if _MONEY.search(before):
        return ""
    if _is_account(digits, before=before):
        return ACCOUNT
    return PHONE if _is_phone(parts, digits=digits, before=before) else ""


def _is_account(digits: str, *, before: str) -> bool:
    return bool(_ACCOUNT_WORD.search(before)) or (len(digits) >= 10 and bool(_BANK.search(before)))


def _is_phone(parts: list[str], *, digits: str, before: str) -> bool:
    if _MOBILE.fullmatch(digits):
        return True
    if _BARE_MOBILE.fullmatch(digits):
        return before.endswith("+") or bool(_PHONE_WORD.search(before))
    if not _LANDLINE.fullmatch(digits):
        return False
    if len(parts) == 1:
        return len(digits) >= 9 and digits.startswith("0")
    return bool(_AREA.fullmatch(parts[0] if parts[0] != "62" else "62" + parts[1]))


def _may_begin(text: str, start: int) -> bool:
    """Not inside a word, not behind the point or comma of a number."""
    before = text[max(0, start - 2) : start]
    if before[-1:] in {".", ","} and before[:1].isdigit():
        return False
    return not before[-1:].isdigit()


def _may_end(text: str, end: int) -> bool:
    """Not before the comma of a number."""
    after = text[end : end + 2]
    return not (after[:1] == "," and after[1:].isdigit())


def _plain(group: str) -> str:
    return "".join("0" if each in "oO" else str(unicodedata.digit(each)) for each in group)
