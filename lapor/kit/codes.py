"""Tracking codes (public, with a check character) and access keys (secret), in Crockford's alphabet."""

import hashlib
import hmac
import secrets
import unicodedata
from collections.abc import Sequence
from typing import Literal

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
TRACKING_LENGTH = 12
ACCESS_KEY_LENGTH = 16

Reason = Literal["length", "letters", "check"]

_BASE = len(ALPHABET)
_LOOK_ALIKES = str.maketrans({"I": "1", "L": "1", "O": "0"})
_KEY_DOMAIN = b"lapor/access-key/1\x00"
_DERIVE_DOMAIN = b"lapor/derived-access-key/1\x00"


class BadCode(ValueError):
    """What was typed is no code. `found` counts the characters without dashes and blanks."""

    def __init__(self, *, found: int, reason: Reason) -> None:
        super().__init__(reason)
        self.found = found
        self.reason: Reason = reason


def new_tracking_code() -> str:
    """A new tracking code: 11 random characters and 1 check character, without dashes."""
    body = random_characters(TRACKING_LENGTH - 1)
    return body + check_character(body)


def parse_tracking_code(text: str) -> str:
    """The bare 12 characters of what a person typed, with or without dashes, in any case.

    Raises BadCode: `length`, `letters` (a character that no code has) or `check` (a slip of one
    character or two neighbours changed places).
    """
    code = _bare(text, length=TRACKING_LENGTH)
    if check_character(code[:-1]) != code[-1]:
        raise BadCode(found=len(code), reason="check")
    return code


def format_code(code: str) -> str:
    """A bare code as a person reads it: 4-4-4."""
    return grouped(code)


def new_access_key() -> str:
    """A new secret access key: 16 random characters (80 bits), without dashes."""
    return random_characters(ACCESS_KEY_LENGTH)


def derive_access_key(*, secret: bytes, parts: Sequence[bytes]) -> str:
    """The access key that belongs to these parts under a server secret; the same each time, stored nowhere."""
    message = _DERIVE_DOMAIN + b"".join(len(part).to_bytes(8, "big") + part for part in parts)
    digest = hmac.new(secret, message, hashlib.sha256).digest()
    number = int.from_bytes(digest[: ACCESS_KEY_LENGTH * 5 // 8], "big")
    return "".join(ALPHABET[number >> shift & 31] for shift in range((ACCESS_KEY_LENGTH - 1) * 5, -1, -5))


def parse_access_key(text: str) -> str:
    """The bare 16 characters of what a person typed. Raises BadCode: `length` or `letters`."""
    return _bare(text, length=ACCESS_KEY_LENGTH)


def format_access_key(key: str) -> str:
    """A bare access key as a person reads it: 4-4-4-4."""
    return grouped(key)


def hash_access_key(key: str) -> str:
    """What is stored of an access key. Reads the key as `parse_access_key` does; raises BadCode.

    A plain hash is enough: the key has 80 random bits, so there is nothing to guess from.
    """
    return hashlib.sha256(_KEY_DOMAIN + parse_access_key(key).encode()).hexdigest()


def random_characters(length: int) -> str:
    """So many characters of the alphabet, by chance."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def check_character(body: str) -> str:
    """Luhn mod 32: every second character from the right counts twice."""
    total = 0
    for place, character in enumerate(reversed(body)):
        value = ALPHABET.index(character) * (2 - place % 2)
        total += value // _BASE + value % _BASE
    return ALPHABET[-total % _BASE]


def _bare(text: str, *, length: int) -> str:
    code = "".join(character for character in text if not _is_separator(character))
    if len(code) != length:
        raise BadCode(found=len(code), reason="length")
    if code.isascii():
        code = code.upper().translate(_LOOK_ALIKES)
    if any(character not in ALPHABET for character in code):
        raise BadCode(found=len(code), reason="letters")
    return code


def _is_separator(character: str) -> bool:
    # Phones turn a dash into a longer one, and copying brings invisible characters along.
    return character.isspace() or character == "\u2212" or unicodedata.category(character) in {"Pd", "Cf"}


def grouped(code: str) -> str:
    """In fours with dashes, as a person reads it."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))
