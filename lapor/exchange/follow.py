"""From committed events to numbers for readers outside."""

from datetime import datetime

from lapor.audit import kinds
from lapor.audit.followers import Followed, Follower
from lapor.exchange.services.publish import publish_event


def number_event(event: Followed, at: datetime) -> None:
    """Give the event its number."""
    publish_event(event)


def follower() -> Follower:
    """Follows every kind that a report's stream may hold, whoever declared it."""
    owners = {"reports", "vault", "attachments"}
    return Follower(
        name="exchange", acts={kind.code: number_event for kind in kinds.all_kinds() if kind.owner in owners}
    )
