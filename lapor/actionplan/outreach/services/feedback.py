"""What somebody in the room thinks of the meeting, and the forgetting of the texts."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError

from lapor.actionplan.outreach import feedback_queries, room
from lapor.actionplan.outreach.errors import RoomClosed
from lapor.actionplan.outreach.feedback_queries import Room
from lapor.actionplan.outreach.models import MeetingFeedback
from lapor.audit.services import writes
from lapor.kit.masking import mask
from lapor.kit.text import one_line


@dataclass(frozen=True, kw_only=True)
class Said:
    """The three answers; `key` is random and made with the page, so that the same sending counts once."""

    key: UUID
    understood: str
    will_use: str
    missing: str = ""


def give_feedback(said: Said, *, at_room: Room, today: date) -> None:
    """Count it; the text is masked as those of reports are. The same key twice counts once. Raises RoomClosed.

    Nothing is recorded on a stream: a link's moment would say when somebody in the room answered.
    """
    if at_room.standing(today=today) != room.OPEN:
        raise RoomClosed
    try:
        _count(said, meeting=at_room.meeting)
    except IntegrityError:
        # The same sending came twice at once; the other one was first.
        return


@writes
def _count(said: Said, *, meeting: UUID) -> None:
    if feedback_queries.is_given(said.key):
        return
    text = mask(one_line(said.missing[: room.TEXT_LIMIT * 2])).text[: room.TEXT_LIMIT]
    row = MeetingFeedback(
        id=said.key, meeting_id=meeting, understood=said.understood, will_use=said.will_use, missing=text
    )
    row.save(force_insert=True)


@writes
def forget_texts(*, today: date) -> int:
    """Blank the texts of meetings that are a year ago; gives how many. Safe to run twice."""
    before = today - timedelta(days=room.TEXT_DAYS)
    rows = MeetingFeedback.objects.filter(meeting__happens_on__lt=before).exclude(missing="")
    return rows.update(missing="")
