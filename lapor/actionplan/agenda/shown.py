"""An item as lists show it, in words."""

from dataclasses import dataclass

from lapor.actionplan.agenda import words
from lapor.actionplan.agenda.queries import AgendaLine

PAGE = "/renaksi/aspirasi/"


@dataclass(frozen=True, kw_only=True)
class ItemLine:
    """An item with its words and its public address."""

    line: AgendaLine
    url: str
    stage: str
    standing: str


def item_line(line: AgendaLine) -> ItemLine:
    """An item with its words."""
    return ItemLine(
        line=line,
        url=f"{PAGE}{line.id}/",
        stage=str(words.STAGES[line.stage]),
        standing=words.standing_words(decision=line.decision, progress=line.progress),
    )
