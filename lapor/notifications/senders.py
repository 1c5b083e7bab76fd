"""One interface behind which every way of sending hides; `LAPOR_SENDERS` names them by channel."""

from dataclasses import dataclass
from functools import cache
from typing import Protocol, cast

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.module_loading import import_string


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One answer that can be tapped where a channel has buttons: what stands on it, and what it says as if it had been written."""

    title: str
    says: str


@dataclass(frozen=True, kw_only=True)
class Message:
    """What is sent to one address. `id` comes back with the delivery report of a gateway.

    `about` says what a reply concerns, `report/<id>` or `notice/<id>`; a channel whose addresses can carry it makes replies find their way.

    `choices` are at most three; the text says the same in words, for channels without buttons.
    """

    to: str
    subject: str
    text: str
    id: str = ""
    choices: tuple[Choice, ...] = ()
    about: str = ""


class NotSent(Exception):
    """Nobody took the message: it may be sent again. Every other exception leaves open whether it went out."""


class OutOfReach(NotSent):
    """The channel may not write to this address now, but perhaps later; a phone number may be reached by SMS instead."""


class Refused(Exception):
    """The channel says that this address will never get the message: no use to try again."""


class Sender(Protocol):
    """Sends one message, or raises whatever went wrong."""

    def send(self, message: Message) -> None:
        """Return only when the message was handed on. Raises NotSent when it certainly was not."""


class PhoneSender(Sender, Protocol):
    """A sender over a channel of short messages, which is there only when somebody has set it up."""

    def is_set_up(self) -> bool:
        """Whether messages can be sent here."""


class EmailSender:
    """Sends by Django's mail backend: SMTP, or files in the outbox of the demo."""

    def send(self, message: Message) -> None:
        """Send one plain mail that asks other programs not to answer."""
        self.mail_of(message).send()

    def mail_of(self, message: Message) -> EmailMessage:
        """The mail as it goes out."""
        return EmailMessage(
            subject=message.subject,
            body=message.text,
            to=[message.to],
            headers={"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"},
        )


def sender_of(channel: str) -> Sender:
    """The sender of that channel. Raises KeyError for a channel that nobody sends."""
    return _made(settings.LAPOR_SENDERS[channel])


@cache
def _made(path: str) -> Sender:
    """One sender for each class: whoever changes the setting gets another."""
    return cast(Sender, import_string(path)())


def can_send(channel: str) -> bool:
    """Whether short messages can be sent over that channel here."""
    if channel not in settings.LAPOR_SENDERS:
        return False
    is_set_up = getattr(sender_of(channel), "is_set_up", None)
    return bool(is_set_up()) if is_set_up is not None else False
