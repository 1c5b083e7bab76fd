"""From events of reports to the index."""

from datetime import datetime

from lapor.audit.followers import Followed, Follower
from lapor.search.services import index_report

KINDS = (
    "added",
    "archived",
    "archived_not_completed",
    "asked",
    "contest_ruled",
    "filed",
    "merged",
    "paper_answer_entered",
    "public_text_edited",
    "question_answered",
    "reclassified",
    "replied",
    "responded",
    "responded_partly",
    "restored",
    "sealed",
    "transcribed",
    "verified",
    "withdrawn",
)


def index_event(event: Followed, at: datetime) -> None:
    """Index the event's report anew."""
    index_report(event.subject, at=at)


FOLLOWER = Follower(name="search", acts=dict.fromkeys(KINDS, index_event))
