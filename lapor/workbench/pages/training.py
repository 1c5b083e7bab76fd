"""What the working views of training are given."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.forms import BaseForm
from django.utils.functional import Promise

from lapor.actionplan.training.queries import CourseLine, OfficeTraining, ParticipantLine


@dataclass(frozen=True, kw_only=True)
class CoursesPage:
    """The courses of the tenant: planned ones by day, then all others, the newest first."""

    planned: Sequence[CourseLine]
    others: Sequence[CourseLine]
    may_organise: bool


@dataclass(frozen=True, kw_only=True)
class CoursePage:
    """One course. `participants` are those whose names the looker may read; `hidden` counts the others on the list."""

    course: CourseLine
    state: str | Promise
    rule: str
    participants: Sequence[ParticipantLine]
    hidden: int
    may_change: bool


@dataclass(frozen=True, kw_only=True)
class CourseFormPage:
    """One form about a course."""

    title: str
    form: BaseForm
    back: str
    about: CourseLine | None = None
    offices: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Choosable:
    """One officer who may be put on the list."""

    key: str
    name: str
    is_chosen: bool
    is_trained: bool


@dataclass(frozen=True, kw_only=True)
class ChoosePage:
    """Who may be put on the list, by office."""

    course: CourseLine
    form: BaseForm
    groups: Sequence[tuple[str, Sequence[Choosable]]]
    back: str


@dataclass(frozen=True, kw_only=True)
class ResultRow:
    """One participant's fields."""

    participant: ParticipantLine
    attended: object
    score: object | None


@dataclass(frozen=True, kw_only=True)
class ResultsPage:
    """What came of everybody on the list."""

    course: CourseLine
    form: BaseForm
    rule: str
    rows: Sequence[ResultRow]
    back: str


@dataclass(frozen=True, kw_only=True)
class OfficeLine:
    """An office with how many of its officers are trained; names only where the looker may read them."""

    office: OfficeTraining
    trained: Sequence[str]
    untrained: Sequence[str]
    may_see: bool


@dataclass(frozen=True, kw_only=True)
class TrainedPage:
    """Who is trained, office by office."""

    lines: Sequence[OfficeLine]
    trained: int
    officers: int
    may_see_checklists: bool
