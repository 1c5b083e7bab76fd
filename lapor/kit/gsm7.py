"""How long a text is as SMS: septets of the GSM alphabet, else two bytes a character, and the parts it is cut into.

Source: 3GPP TS 23.038 (alphabet) and 23.040 (parts of a long message).
"""

ONE_PART, MORE_PARTS = 160, 153
ONE_PART_WIDE, MORE_PARTS_WIDE = 70, 67

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("^{}\\[~]|€")
_PLAINER = str.maketrans(
    {
        **dict.fromkeys("‘’‚′`´", "'"),
        **dict.fromkeys("“”„″«»", '"'),
        **dict.fromkeys("‐‑‒–—−•·", "-"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f\t", " "),
        "…": "...",
        "→": "->",
    }
)


def plain(text: str) -> str:
    """The text with typographic quotes, dashes and blanks as an ordinary phone writes them."""
    return text.translate(_PLAINER)


def is_gsm7(text: str) -> bool:
    """Whether every character is in the alphabet that packs 160 of them into one SMS."""
    return all(character in _BASIC or character in _EXTENDED for character in text)


def is_basic(text: str) -> bool:
    """Whether none of the characters needs an escape before it, which not every gateway knows."""
    return all(character in _BASIC for character in text)


def septets(text: str) -> int:
    """How many septets the text takes; characters of the extension take two. Only for texts that are GSM-7."""
    return len(text) + sum(character in _EXTENDED for character in text)


def parts(text: str) -> int:
    """How many SMS the text takes; an empty one takes one."""
    if is_gsm7(text):
        return _count(septets(text), one=ONE_PART, more=MORE_PARTS)
    return _count(len(text.encode("utf-16-be")) // 2, one=ONE_PART_WIDE, more=MORE_PARTS_WIDE)


def fits(text: str) -> bool:
    """Whether the text is one SMS of the GSM alphabet."""
    return is_gsm7(text) and septets(text) <= ONE_PART


def _count(units: int, *, one: int, more: int) -> int:
    return 1 if units <= one else -(-units // more)
