"""What a short message asks for, when it is one of the few commands. Pure; small case, accents and dots do not matter."""

import re
from dataclasses import dataclass

from lapor.kit.codes import BadCode, parse_access_key, parse_tracking_code
from lapor.kit.text import fold, one_line

STATUS, CANCEL, HELP, STOP, START = "status", "cancel", "help", "stop", "start"
YES, NO, WITHDRAW, FILE, NONE = "yes", "no", "withdraw", "file", ""

LONG_WORDS = 8
_ALONE = {
    **dict.fromkeys(("batal", "batalkan", "cancel"), CANCEL),
    **dict.fromkeys(("bantuan", "help", "info", "cara", "?"), HELP),
    **dict.fromkeys(("stop", "berhenti", "unreg", "unsub", "unsubscribe"), STOP),
    **dict.fromkeys(("mulai", "start", "lanjut"), START),
    **dict.fromkeys(("ya", "y", "iya", "benar", "betul", "kirim", "selesai", "oke", "ok"), YES),
    **dict.fromkeys(("tidak", "tdk", "belum", "blm", "bukan", "no"), NO),
}
_LEADING = {
    **dict.fromkeys(("ya", "iya", "selesai"), YES),
    **dict.fromkeys(("belum", "blm", "tidak"), NO),
    **dict.fromkeys(("cabut", "tarik"), WITHDRAW),
    **dict.fromkeys(("status", "cek"), STATUS),
}
_SETTLED = frozenset(
    {
        *(word for word, what in _ALONE.items() if what == YES),
        *("ya selesai", "ya sudah selesai", "sudah selesai", "ya benar", "ya terima kasih", "ya, terima kasih"),
        *("benar selesai", "ya benar selesai", "selesai terima kasih", "ya, sudah selesai", "ya, selesai", "yes"),
    }
)
_GREETINGS = frozenset(
    {"halo", "hallo", "hai", "hi", "p", "ping", "tes", "test", "pagi", "siang", "sore", "malam", "selamat pagi"}
    | {
        "selamat siang",
        "selamat sore",
        "selamat malam",
        "assalamualaikum",
        "assalamu'alaikum",
        "salam",
        "permisi",
        "min",
    }
)
_WORD = re.compile(r"\S+")
_TOKEN = 5
# No token has vowels, so that no word passes for one.
_VOWELS = set("AEIOU")


@dataclass(frozen=True, kw_only=True)
class Command:
    """A command: what, the tracking code, access key or token that came with it, and the words after them."""

    what: str = NONE
    code: str = ""
    key: str = ""
    token: str = ""
    words: str = ""


def command_of(text: str) -> Command:
    """The command in a message; `NONE` with all words for an ordinary one. A code is only one when its check character fits."""
    line = one_line(text)
    alone = _ALONE.get(fold(line).strip(" .!"))
    if alone is not None:
        return Command(what=alone)
    first, _, rest = line.partition(" ")
    what = _LEADING.get(fold(first).strip(" .:,!"))
    if what is not None and rest:
        return _with_codes(what, rest=rest, line=line)
    if fold(first).strip(" .:,#!") in {"lapor", "lapor#", "laporan"}:
        return Command(what=FILE, words=rest)
    code, after = leading_code(line)
    return Command(what=NONE, code=code, words=after if code else line)


def closing_word(text: str) -> str:
    """What a reply says to "is it settled?": `yes` for a plain yes alone, `no` for an answer that begins with no, else nothing."""
    plain = fold(one_line(text)).strip(" .!")
    if plain in _SETTLED:
        return YES
    first = plain.partition(" ")[0].strip(".,:!")
    return NO if _ALONE.get(first) == NO else NONE


def is_greeting(text: str) -> bool:
    """Whether somebody only says hello, or nothing at all."""
    return fold(text).strip(" .,!?") in _GREETINGS | {""}


def is_long(text: str) -> bool:
    """Whether a message tells enough to be a report by itself: more than eight words."""
    return len(_WORD.findall(text)) > LONG_WORDS


def leading_code(line: str) -> tuple[str, str]:
    """A tracking code at the beginning, bare, and what follows; two empty texts when there is none."""
    pieces = line.split(" ")
    for count in (1, 2, 3):
        try:
            code = parse_tracking_code("".join(pieces[:count]).strip(":.,"))
        except BadCode:
            continue
        return code, " ".join(pieces[count:])
    return "", ""


def _with_codes(what: str, *, rest: str, line: str) -> Command:
    """A command word counts only with a code or a token after it: "belum diperbaiki" is an ordinary sentence."""
    code, after = leading_code(rest)
    key, after = _leading_key(after) if code else ("", rest)
    if code:
        return Command(what=what, code=code, key=key, words=after)
    first, _, after = rest.partition(" ")
    token = first.strip(".:,!").upper()
    if what != STATUS and len(token) == _TOKEN and token.isalnum() and not _VOWELS & set(token):
        return Command(what=what, token=token, words=after)
    if what == STATUS and any(each.isdigit() for each in rest) and len(rest.split()) <= 3:
        return Command(what=STATUS, words=rest)
    return Command(words=line)


def _leading_key(text: str) -> tuple[str, str]:
    pieces = text.split(" ")
    for count in (1, 4):
        try:
            return parse_access_key("".join(pieces[:count])), " ".join(pieces[count:])
        except BadCode:
            continue
    return "", text
