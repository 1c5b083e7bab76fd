"""What the working views of outreach are given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.forms import BaseForm

from lapor.actionplan.outreach.delivery_queries import DeliveryLine
from lapor.actionplan.outreach.feedback_queries import Feedback
from lapor.actionplan.outreach.queries import MeetingLine, VillageReach
from lapor.actionplan.outreach.stock import Stock
from lapor.institutions.region_queries import Village
from lapor.institutions.sheet import Fault
from lapor.ui.shapes import FileItem


@dataclass(frozen=True, kw_only=True)
class MeetingsPage:
    """The meetings of the tenant: planned ones by day, then all others, the newest first."""

    planned: Sequence[MeetingLine]
    others: Sequence[MeetingLine]
    may_organise: bool


@dataclass(frozen=True, kw_only=True)
class MeetingPage:
    """One meeting with everything that was recorded; photos only here, never in public."""

    meeting: MeetingLine
    cost: str
    photos: Sequence[FileItem]
    left: Stock
    said: Feedback
    understood: Sequence[tuple[object, int]]
    will_use: Sequence[tuple[object, int]]
    may_change: bool


@dataclass(frozen=True, kw_only=True)
class RoomPage:
    """What is shown or hung up in the room."""

    meeting: MeetingLine
    address: str
    qr: str
    last_on: date


@dataclass(frozen=True, kw_only=True)
class MeetingFormPage:
    """One form. `files` wait in it when it takes any."""

    title: str
    form: BaseForm
    back: str
    about: MeetingLine | None = None
    offices: tuple[str, ...] = ()
    takes_files: bool = False
    files: tuple[FileItem, ...] = ()
    upload_problems: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReachLine:
    """A village with what its first visit moved, in words."""

    reach: VillageReach
    effect: str


@dataclass(frozen=True, kw_only=True)
class ReachPage:
    """Every village, never visited first; `district` is what was chosen, `effect` what all first visits moved together."""

    villages: Sequence[ReachLine]
    effect: Sequence[str]
    sources: Sequence[str]
    may_load: bool
    districts: Sequence[tuple[str, str]]
    district: str
    visited: int
    never: int
    blank_never: int
    meetings: int
    people: int
    reports: int
    stock: Stock
    supplied: int
    today: date


@dataclass(frozen=True, kw_only=True)
class VillagePage:
    """One village; each delivery with whether this officer may withdraw it. No form for those who only read."""

    village: Village
    meetings: Sequence[MeetingLine]
    deliveries: Sequence[tuple[DeliveryLine, bool]]
    stock: Stock
    form: BaseForm | None
    today: date


@dataclass(frozen=True, kw_only=True)
class MaterialPage:
    """What can be printed."""

    form: BaseForm
    offices: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PeoplePage:
    """How many people live where: the file to upload, what was wrong with it, and what is known."""

    form: BaseForm
    faults: Sequence[Fault]
    sources: Sequence[str]
    villages: int
    known: int
