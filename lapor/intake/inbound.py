"""What a channel of short messages hands over, and what it gets back."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


class MediaGone(Exception):
    """The channel does not have the file any more, or never gives it out: no use to ask again."""


@dataclass(frozen=True, kw_only=True)
class Media:
    """A picture, document or sound that still lies with the channel. `reference` is how its `media.fetch` asks for it."""

    reference: str
    name: str
    is_sound: bool = False


@dataclass(frozen=True, kw_only=True)
class InboundText:
    """One message as it came. `message_id` is the channel's own; the same one twice has one effect.

    `sender` is the address to which answers go: a phone number in E.164, or the channel's own kind of address. `takes_files` says
    whether people send pictures here. `location` is latitude and longitude of a place that the person pointed at. What `media`
    names is fetched by a job; until then the message waits. `lost` tells the person what became of a file that could not be had.
    `arrived_at` is when a message that waited came.

    `title` is a line above the words, `beneath` what stood below them, a quoted mail: kept with the words, but no command.
    `shown_name` is what the channel calls the sender: masked wherever it stands in the words, kept nowhere. `institution` is the
    office whose own address was written to. Where addresses can be forged (`is_forgeable`) the sender alone leads into no case;
    `case` does, the report to which the reply address of one of our messages belongs, and `is_about_closing` says that the message
    asked whether it is settled.
    """

    channel: str
    message_id: str
    sender: str
    text: str
    files: tuple[UUID, ...] = ()
    has_sound: bool = False
    location: tuple[float, float] | None = None
    takes_files: bool = False
    media: tuple[Media, ...] = ()
    lost: str = ""
    arrived_at: datetime | None = None
    title: str = ""
    beneath: str = ""
    shown_name: str = ""
    institution: UUID | None = None
    is_forgeable: bool = False
    case: UUID | None = None
    is_about_closing: bool = False


@dataclass(frozen=True, kw_only=True)
class Reply:
    """One answer; it is queued for sending already, in the transaction in which the message took effect."""

    text: str
