"""Text as people send it, made safe to store, and forms of it for comparing and showing."""

import re
import unicodedata

_NEW_LINES = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_WORD = re.compile(r"[^\W_]+")
_BIDI_CONTROLS = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}
_CONTROLS = {*range(0x20), *range(0x7F, 0xA0)} - {ord("\n"), ord("\t")}
_REMOVED = dict.fromkeys(_BIDI_CONTROLS | _CONTROLS)


def clean(text: str) -> str:
    """The text in NFC with `\\n` as the only line end, trimmed; nothing in it that breaks storage or display.

    Leaves out control characters (also NUL), lone surrogates and the controls that turn the direction of text.
    """
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return unicodedata.normalize("NFC", _NEW_LINES.sub("\n", whole).translate(_REMOVED)).strip()


def one_line(text: str) -> str:
    """The cleaned text on one line, with single blanks."""
    return " ".join(clean(text).split())


def fold(text: str) -> str:
    """A form for comparing: one line, no difference of case, accents or width."""
    spread = unicodedata.normalize("NFKD", one_line(text).casefold())
    bare = "".join(character for character in spread if not unicodedata.combining(character))
    return one_line(bare.casefold())


def words(text: str) -> list[str]:
    """The folded words of a text in their order; letters and digits only, so `jalan-jalan` is two words."""
    return _WORD.findall(fold(text))


def shorten(text: str, *, limit: int) -> str:
    """The beginning of the text on one line, at most `limit` characters, cut between words and marked with `…`."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    cut = line[: max(limit - 1, 0)]
    whole_words = cut if not line[len(cut)].isalnum() else cut.rpartition(" ")[0]
    return ((whole_words or cut).rstrip(" ,;:-–—.") + "…")[:limit]
