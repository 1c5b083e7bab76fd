"""From what a person typed to the contact that is sealed."""

from lapor.intake.message import FilingMessage
from lapor.kit.phones import BadEmail, BadPhone, normalise_email, normalise_phone
from lapor.kit.text import one_line
from lapor.reports.errors import BadContact, MissingContact
from lapor.vault.seal import Contact

NAME_LIMIT = 120


def contact_of(message: FilingMessage) -> Contact:
    """The reporter's contact, normalised. With an anonymous privacy the name is dropped and nothing is required.

    Raises MissingContact, BadContact.
    """
    if message.reply_channel:
        return _of_channel(message)
    if message.privacy.startswith("anonymous"):
        return reach_of(phone=message.phone, email=message.email)
    return named_contact(message.name, phone=message.phone, email=message.email)


def reach_of(*, phone: str, email: str) -> Contact:
    """How somebody without a name is reached; may be empty. Raises BadContact."""
    phone, email = _phone(phone), _email(email)
    return Contact(phone=phone, email=email, channel=_channel(phone=phone, email=email))


def named_contact(typed: str, *, phone: str, email: str) -> Contact:
    """Name and at least one way. Raises MissingContact, BadContact."""
    phone, email = _phone(phone), _email(email)
    name = one_line(typed)[:NAME_LIMIT]
    if not name or not (phone or email):
        raise MissingContact(field="name" if not name else "phone")
    return Contact(name=name, phone=phone, email=email, channel=_channel(phone=phone, email=email))


def _of_channel(message: FilingMessage) -> Contact:
    """Whoever wrote over a channel of messages is reached there; a name is kept when one was told."""
    name = "" if message.privacy.startswith("anonymous") else one_line(message.name)[:NAME_LIMIT]
    phone, email, address = _phone(message.phone), _email(message.email), message.reply_address
    return Contact(name=name, phone=phone, email=email, channel=message.reply_channel, address=address)


def _phone(text: str) -> str:
    if not text.strip():
        return ""
    try:
        return normalise_phone(text)
    except BadPhone as error:
        raise BadContact(field="phone") from error


def _email(text: str) -> str:
    if not text.strip():
        return ""
    try:
        return normalise_email(text)
    except BadEmail as error:
        raise BadContact(field="email") from error


def _channel(*, phone: str, email: str) -> str:
    return "email" if email else "sms" if phone else ""
