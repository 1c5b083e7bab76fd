"""What the public pages of the agenda are given."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lapor.actionplan.agenda import queries, words
from lapor.actionplan.agenda.models import AgendaItem, AgendaStep
from lapor.actionplan.agenda.queries import AgendaFilter, Wish
from lapor.actionplan.agenda.shown import PAGE, ItemLine, item_line
from lapor.attachments import queries as attachments
from lapor.portal.pages.parts import files_shown
from lapor.ui.shapes import FileItem


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """How many items came to it."""

    label: str
    count: int


@dataclass(frozen=True, kw_only=True)
class AgendaPage:
    """All items, and how many came to what."""

    items: tuple[ItemLine, ...]
    outcomes: tuple[Outcome, ...]
    has_examples: bool


@dataclass(frozen=True, kw_only=True)
class StepLine:
    """One thing that happened, with its files."""

    words: str
    note: str
    on: date
    files: tuple[FileItem, ...]


@dataclass(frozen=True, kw_only=True)
class ItemPage:
    """One item."""

    item: ItemLine
    into: str
    into_title: str
    steps: tuple[StepLine, ...]
    wishes: tuple[Wish, ...]
    zone: str


def agenda_page(tenant: UUID | None, *, wanted: AgendaFilter) -> AgendaPage:
    """The list. 3 statements."""
    lines = queries.items_of(tenant, wanted=wanted) if tenant else []
    items = tuple(item_line(each) for each in lines)
    counts: dict[str, int] = {}
    for each in items:
        counts[each.standing] = counts.get(each.standing, 0) + 1
    known = [str(label) for label in (*words.PROGRESS.values(), *words.DECISIONS.values(), words.UNDECIDED)]
    outcomes = tuple(Outcome(label=label, count=counts[label]) for label in known if label in counts)
    return AgendaPage(items=items, outcomes=outcomes, has_examples=any(each.line.is_example for each in items))


def agenda_item_page(item: AgendaItem, *, zone: str, now: datetime) -> ItemPage:
    """One item with everything that happened to it. 5 statements."""
    return ItemPage(
        item=item_line(queries.line_of(item)),
        into=f"{PAGE}{item.merged_into_id}/" if item.merged_into else "",
        into_title=item.merged_into.title if item.merged_into else "",
        steps=step_lines(queries.steps_of(item), now=now),
        wishes=tuple(queries.wishes_of(item)),
        zone=zone,
    )


def step_lines(steps: Iterable[AgendaStep], *, now: datetime) -> tuple[StepLine, ...]:
    """What happened, newest first. 1 statement where there are files."""
    found = list(steps)
    keys = [each.id for each in found if each.has_files]
    files = attachments.files_of_reports(keys) if keys else []
    return tuple(
        StepLine(
            words=words.step_words(each.kind),
            note=each.note,
            on=each.happened_on,
            files=files_shown([file for file in files if file.report == each.id], now=now),
        )
        for each in found
    )
