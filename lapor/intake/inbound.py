"""What a channel of short messages hands over, and what it gets back."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class InboundText:
    """One message as it came. `message_id` is the channel's own; the same one twice has one effect.

    `sender` is the address to which answers go: a phone number in E.164, or the channel's own kind of address. `takes_files` says
    whether people send pictures here. `location` is latitude and longitude of a place that the person pointed at.
    """

    channel: str
    message_id: str
    sender: str
    text: str
    files: tuple[UUID, ...] = ()
    has_sound: bool = False
    location: tuple[float, float] | None = None
    takes_files: bool = False


@dataclass(frozen=True, kw_only=True)
class Reply:
    """One answer; it is queued for sending already, in the transaction in which the message took effect."""

    text: str
