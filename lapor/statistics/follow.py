"""From events of reports to facts."""

from datetime import datetime

from lapor.audit.followers import Followed, Follower
from lapor.statistics.services import refresh_fact

KINDS = (
    "archived",
    "archived_not_completed",
    "closed_silently",
    "confirmed",
    "contest_ruled",
    "declined",
    "disputed",
    "due_moved",
    "filed",
    "forwarded",
    "merged",
    "reclassified",
    "responded",
    "restored",
    "sealed",
    "verified",
    "withdrawn",
)


def count_event(event: Followed, _at: datetime) -> None:
    """Recompute the fact of the event's report."""
    refresh_fact(event.subject)


FOLLOWER = Follower(name="statistics", acts=dict.fromkeys(KINDS, count_event))
