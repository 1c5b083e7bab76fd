"""What is held about a reporter, shown to them alone and only as far as needed to know it again."""

from dataclasses import dataclass

from nacl.exceptions import CryptoError

from lapor.reports.models import Report
from lapor.vault.rights import own_contact

_DOT = "•"


@dataclass(frozen=True, kw_only=True)
class Held:
    """The contact, masked. `is_anonymous`: no name was asked; `is_empty`: nothing is held at all."""

    name: str
    phone: str
    email: str
    is_anonymous: bool
    is_empty: bool


def held_of(report: Report, *, access_key: str) -> Held:
    """What is held, opened with the reporter's own key. 1 statement."""
    try:
        contact = own_contact(report.reporter_ref, access_key=access_key)
    except CryptoError:
        contact = None
    if contact is None:
        return Held(name="", phone="", email="", is_anonymous=report.is_anonymous, is_empty=True)
    return Held(
        name=" ".join(_masked(part, shown=1) for part in contact.name.split()),
        phone=_middle(contact.phone),
        email=_masked_email(contact.email),
        is_anonymous=report.is_anonymous,
        is_empty=not (contact.name or contact.phone or contact.email),
    )


def _masked(text: str, *, shown: int) -> str:
    return text[:shown] + _DOT * 4 if text else ""


def _middle(phone: str) -> str:
    return f"{phone[:4]}{_DOT * 4}{phone[-3:]}" if len(phone) > 7 else _DOT * len(phone)


def _masked_email(email: str) -> str:
    name, at, host = email.partition("@")
    return f"{_masked(name, shown=1)}{at}{host}" if email else ""
