"""After files came with an event of a report, ask for their cleaning."""

from datetime import datetime

from lapor.attachments import queries
from lapor.attachments.work import CLEAN
from lapor.audit.followers import Followed, Follower
from lapor.jobs.services import ask_for

BRINGS_FILES = (
    "filed",
    "added",
    "question_answered",
    "replied",
    "drafted",
    "responded",
    "responded_partly",
    "paper_answer_entered",
)


def ask_for_cleaning(event: Followed, at: datetime) -> None:
    """One job for each file of the report that still waits for it; asking twice makes one."""
    for file in queries.files_to_clean(event.subject):
        ask_for(CLEAN.name, key=str(file), at=at, arguments={"file": str(file)})


FOLLOWER = Follower(name="attachments", acts=dict.fromkeys(BRINGS_FILES, ask_for_cleaning))
