"""What a mail concerns stands signed in the address to which a reply goes: `lapor+<token>@…`. Subjects count for nothing.

A token is a letter for the kind, the key and a keyed digest of both, in letters that survive every mail program's lower case.
"""

import hmac
from base64 import b32decode, b32encode
from binascii import Error as BadBase32
from collections.abc import Iterable
from uuid import UUID

from django.conf import settings

from lapor.intake.sealing import keyed_hash
from lapor.kit.phones import BadEmail, normalise_email

REPORT, NOTICE, MESSAGE = "report", "notice", "message"
_LETTERS = {REPORT: b"r", NOTICE: b"n", MESSAGE: b"m"}
_KINDS = {letter: kind for kind, letter in _LETTERS.items()}
_KEY, _MARK = 16, 10
LENGTH = 44


def main_address() -> str:
    """The installation's own address, in lower case; empty when mail is not taken here."""
    return str(settings.LAPOR_MAIL_ADDRESS).strip().lower()


def token_of(about: str) -> str:
    """The token for `report/<id>`, `notice/<id>` or `message/<id>`."""
    kind, _slash, key = about.partition("/")
    held = _LETTERS[kind] + UUID(key).bytes
    return b32encode(held + _mark(held)).decode().rstrip("=").lower()


def about_of(token: str) -> str:
    """What a token names; empty when it was not made here."""
    typed = token.strip().upper()
    if len(typed) != LENGTH or not typed.isascii():
        return ""
    try:
        raw = b32decode(typed + "=" * (-len(typed) % 8))
    except (BadBase32, ValueError):
        return ""
    held, mark = raw[: 1 + _KEY], raw[1 + _KEY :]
    if len(mark) != _MARK or not hmac.compare_digest(mark, _mark(held)) or held[:1] not in _KINDS:
        return ""
    return f"{_KINDS[held[:1]]}/{UUID(bytes=held[1:])}"


def address_about(about: str) -> str:
    """The installation's address with that token in it."""
    local, _at, domain = main_address().rpartition("@")
    return f"{local}+{token_of(about)}@{domain}"


def about_in(addresses: Iterable[str]) -> str:
    """What the first address with a valid token names; empty without one."""
    local, _at, domain = main_address().rpartition("@")
    for address in addresses:
        name, _sign, where = address.strip().lower().rpartition("@")
        base, _plus, token = name.partition("+")
        if base == local and where == domain and token and (about := about_of(token)):
            return about
    return ""


def is_ours(address: str) -> bool:
    """Whether an address is the installation's own, with a token or without."""
    local, _at, domain = main_address().rpartition("@")
    name, _sign, where = address.strip().lower().rpartition("@")
    return bool(local) and where == domain and name.partition("+")[0] == local


def message_id(about: str) -> str:
    """The Message-ID of a mail that goes out; what it names comes back in the report that it was not delivered."""
    return f"<{token_of(about)}@{main_address().rpartition('@')[2]}>"


def about_in_message_id(text: str) -> str:
    """What a Message-ID of ours names; empty for others."""
    token, _at, domain = text.strip().strip("<>").rpartition("@")
    return about_of(token) if domain.lower() == main_address().rpartition("@")[2] else ""


def known_address(text: str) -> str:
    """The address in the form in which contacts are kept; empty for what is none."""
    try:
        return normalise_email(text)
    except BadEmail:
        return ""


def _mark(held: bytes) -> bytes:
    return bytes.fromhex(keyed_hash(held.hex(), purpose="mail address"))[:_MARK]
