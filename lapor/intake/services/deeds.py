"""What one message leads to: a deed, planned outside and done inside of the transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from lapor.intake.models import ReceivedMessage
from lapor.notifications.senders import Choice

Effect = ReceivedMessage.Effect


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of a message, the report that it concerns, and the answers. `reply_key` names the first answer by something else;
    `choices` can be tapped under the last one.
    """

    effect: str
    replies: tuple[str, ...] = ()
    report: UUID | None = None
    reply_key: str = ""
    choices: tuple[Choice, ...] = ()


Deed = Callable[[], Outcome]


class ChangedMeanwhile(Exception):
    """Another message of the same sender was quicker; the turn is taken again."""


def say(*replies: str) -> Deed:
    """A deed that only answers."""
    return lambda: Outcome(effect=Effect.ASKED, replies=replies)
