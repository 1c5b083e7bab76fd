"""What the views of the practice are given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from lapor.actionplan.practice.judge import Judgement
from lapor.kit import actors
from lapor.people.roles import ROLE_NAMES
from lapor.workbench.forms.practice import PracticeForm
from lapor.workbench.pages.clocks import Clock
from seed.practice import PracticeCase, PracticeStep
from seed.readers import agency_kinds

INSPECTORATE = "inspectorate"
_ROLES = {"verifier": actors.COORDINATOR, "lead": actors.LIAISON, "executor": actors.EXECUTING}


@dataclass(frozen=True, kw_only=True)
class CaseLine:
    """One case in the list: how many of the officer's own steps are done."""

    case: PracticeCase
    done: int
    steps: int
    is_finished: bool
    was_finished: bool


@dataclass(frozen=True, kw_only=True)
class PracticePage:
    """The cases."""

    lines: Sequence[CaseLine]
    finished: int
    is_complete: bool


@dataclass(frozen=True, kw_only=True)
class Offer:
    """One action that the product would offer here."""

    verb: str
    title: str
    button: str
    told: str
    icon: str
    form: PracticeForm
    is_open: bool


@dataclass(frozen=True, kw_only=True)
class DoneStep:
    """A step that is over: who did what, and what is to be learned from it."""

    title: str
    who: str
    role: str | Promise
    text: str
    state: str
    moment: datetime


@dataclass(frozen=True, kw_only=True)
class CasePage:
    """One case: where it stands, what is asked now, what may be done, what happened. `judgement` is of a step that did not fit."""

    case: PracticeCase
    privacy: str | Promise
    state: str
    waits: bool
    moment: datetime
    clocks: Sequence[Clock]
    place: int
    number: int
    steps: int
    role: str | Promise
    office: str
    scene: str
    offers: Sequence[Offer]
    done: Sequence[DoneStep]
    judgement: Judgement | None
    wrong: int
    is_finished: bool
    has_begun: bool
    zone: str

    @property
    def last(self) -> DoneStep | None:
        """The step before this one."""
        return self.done[-1] if self.done else None


def role_of(step: PracticeStep) -> str | Promise:
    """As whom the officer acts in a step; empty for steps of reporter and system."""
    if step.office == INSPECTORATE:
        return ROLE_NAMES[actors.INSPECTORATE]
    role = _ROLES.get(step.actor)
    return ROLE_NAMES[role] if role else ""


def office_of(step: PracticeStep) -> str:
    """The field of the invented office."""
    return next((each.name for each in agency_kinds() if each.code == step.office), "")
