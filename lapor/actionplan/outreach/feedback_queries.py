"""All reads of what people in the room said: sums and texts, never in the order in which they came."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count

from lapor.actionplan.outreach import room
from lapor.actionplan.outreach.errors import UnknownRoom
from lapor.actionplan.outreach.models import MeetingFeedback, OutreachMeeting
from lapor.institutions import queries as institutions
from lapor.kit.codes import ALPHABET

MOST_TEXTS = 300
_LOOK_ALIKES = str.maketrans({"I": "1", "L": "1", "O": "0"})


@dataclass(frozen=True, kw_only=True)
class Room:
    """A meeting as the people in it see it."""

    meeting: UUID
    code: str
    title: str
    on: date
    last_on: date
    place: str
    zone: ZoneInfo
    is_cancelled: bool

    def standing(self, *, today: date) -> str:
        """Whether the questions are open on that day."""
        return room.standing(happens_on=self.on, is_cancelled=self.is_cancelled, today=today)


@dataclass(frozen=True, kw_only=True)
class Feedback:
    """What was said: how many answered, how often each answer was given, and the texts in no order of time."""

    count: int
    understood: Mapping[str, int]
    will_use: Mapping[str, int]
    texts: Sequence[str]


def room_at(code: str) -> Room:
    """The meeting with that short address, typed with or without dashes, in any case. At most 3 statements. Raises UnknownRoom."""
    bare = code.upper().replace("-", "").translate(_LOOK_ALIKES)
    found = None
    if len(bare) == OutreachMeeting._meta.get_field("code").max_length and set(bare) <= set(ALPHABET):
        found = OutreachMeeting.objects.filter(code=bare).first()
    if found is None:
        raise UnknownRoom
    return Room(
        meeting=found.id,
        code=bare,
        title=found.title,
        on=found.happens_on,
        last_on=room.last_day(found.happens_on),
        place=institutions.region_paths([found.region_id]).get(found.region_id, ""),
        zone=ZoneInfo(institutions.office(found.tenant_id).zone),
        is_cancelled=found.state == OutreachMeeting.State.CANCELLED,
    )


def feedback_on(meeting: UUID) -> Feedback:
    """Sums and texts of one meeting. 2 statements."""
    rows = MeetingFeedback.objects.filter(meeting=meeting)
    counted = list(rows.values_list("understood", "will_use").annotate(count=Count("pk")))
    understood = dict.fromkeys(MeetingFeedback.Understood.values, 0)
    will_use = dict.fromkeys(MeetingFeedback.WillUse.values, 0)
    for first, second, count in counted:
        understood[first] += count
        will_use[second] += count
    # The keys are random: their order says nothing of when somebody answered.
    texts = rows.exclude(missing="").order_by("id").values_list("missing", flat=True)[:MOST_TEXTS]
    return Feedback(count=sum(understood.values()), understood=understood, will_use=will_use, texts=tuple(texts))


def is_given(key: UUID) -> bool:
    """Whether that sending was counted. 1 statement."""
    return MeetingFeedback.objects.filter(pk=key).exists()
