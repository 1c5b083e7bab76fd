"""From what a gateway hands over to the message of the conversation."""

from collections.abc import Mapping

from lapor.intake.inbound import InboundText
from lapor.kit.phones import BadPhone, normalise_phone
from lapor.kit.text import clean

CHANNEL = "sms"
_LONGEST_ID, _SHORTEST_NUMBER, _LONGEST_NUMBER = 200, 5, 20


class NoMessage(ValueError):
    """Nothing that can become a message: no id, or a sender whom nobody can answer (an advertiser's name)."""


def message_of(fields: Mapping[str, str]) -> InboundText:
    """The message in Kannel's parameters `from`, `text`, `id`. Raises NoMessage."""
    return message(fields.get("from", ""), text=fields.get("text", ""), id=fields.get("id", ""))


def message(sender: str, *, text: str, id: str) -> InboundText:
    """One SMS. Raises NoMessage."""
    if not id or len(id) > _LONGEST_ID:
        raise NoMessage
    return InboundText(channel=CHANNEL, message_id=clean(id), sender=_number(sender), text=clean(text))


def _number(sender: str) -> str:
    """In E.164; short numbers and those of no known plan are kept as their digits."""
    typed = sender.strip()
    try:
        return normalise_phone(f"+{typed}" if typed.startswith("62") else typed)
    except BadPhone:
        digits = "".join(each for each in typed if each.isascii() and each.isdigit())
    has_letters = any(each.isalpha() for each in typed)
    if has_letters or not _SHORTEST_NUMBER <= len(digits) <= _LONGEST_NUMBER:
        raise NoMessage
    return digits
