"""Sends nowhere: keeps what it was given."""

from lapor.notifications.senders import Message

SENT: list[Message] = []


class Sender:
    """The sender of the toy."""

    def is_set_up(self) -> bool:
        """Always there."""
        return True

    def send(self, message: Message) -> None:
        """Keep it."""
        SENT.append(message)
