"""From events of reports to facts."""

from datetime import datetime

from lapor.audit.followers import Followed, Follower
from lapor.statistics.services import refresh_fact

KINDS = (
    "archived",
    "archived_not_completed",
    "asked",
    "closed_silently",
    "confirmed",
    "contest_ruled",
    "declined",
    "disputed",
    "due_moved",
    "filed",
    "forwarded",
    "handed_to_heir",
    "merged",
    "question_answered",
    "rated",
    "reclassified",
    "responded",
    "responded_partly",
    "restored",
    "sealed",
    "verified",
    "withdrawn",
)


def count_event(event: Followed, _at: datetime) -> None:
    """Recompute the fact of the event's report. Safe to run twice."""
    refresh_fact(event.subject)


FOLLOWER = Follower(name="statistics", acts=dict.fromkeys(KINDS, count_event))
