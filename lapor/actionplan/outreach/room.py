"""When the people in the room are asked: from the meeting's day until two weeks after. Pure."""

from datetime import date, timedelta

OPEN_DAYS = 14
TEXT_DAYS = 365
"""After so many days from the meeting, the free texts are blanked; the counts stay."""
TEXT_LIMIT = 300

NOT_YET, OPEN, OVER = "not_yet", "open", "over"


def standing(*, happens_on: date, is_cancelled: bool, today: date) -> str:
    """Whether the questions are open today."""
    if is_cancelled or today > last_day(happens_on):
        return OVER
    return OPEN if today >= happens_on else NOT_YET


def last_day(happens_on: date) -> date:
    """The last day on which they are asked."""
    return happens_on + timedelta(days=OPEN_DAYS)
