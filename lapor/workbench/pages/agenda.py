"""What the working views of the planning agenda are given."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lapor.actionplan.agenda.queries import Wish
from lapor.actionplan.agenda.shown import ItemLine
from lapor.actionplan.agenda.suggest import Bundle
from lapor.ui.agenda_filters import AgendaFilterForm
from lapor.ui.shapes import FileItem
from lapor.workbench.forms.agenda import DecideForm, FollowForm, GatherForm, JoinForm, StepForm, WishFilterForm


@dataclass(frozen=True, kw_only=True)
class AgendaPage:
    """The list. `query` asks for the same again, for the workbook."""

    items: tuple[ItemLine, ...]
    form: AgendaFilterForm
    query: str
    may_edit: bool


@dataclass(frozen=True, kw_only=True)
class GatherPage:
    """What could be gathered; `ticked` are the reports chosen so far."""

    filter: WishFilterForm
    form: GatherForm
    bundles: tuple[Bundle, ...]
    more: int
    ticked: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class StepLine:
    """One thing that happened, with its files."""

    words: str
    note: str
    on: date
    files: tuple[FileItem, ...]


@dataclass(frozen=True, kw_only=True)
class ItemPage:
    """One item with the forms of what may be done now; None for what may not."""

    item: ItemLine
    into: UUID | None
    into_title: str
    steps: tuple[StepLine, ...]
    wishes: tuple[Wish, ...]
    untold: int
    next_stage: str
    move: StepForm | None
    decide: DecideForm | None
    follow: FollowForm | None
    join: JoinForm | None
    files: tuple[FileItem, ...]
    upload_problems: tuple[str, ...]
    zone: str
