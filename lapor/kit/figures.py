"""What a figure says about itself, wherever it is shown, and of whom and when it is asked."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure's written, versioned definition. Title, formula and scope are Indonesian text, plain or lazy.

    `owner` is the package that computes it; `source` the rule or page that it follows. A definition that changes becomes a new
    version with the day from which it holds (`valid_from`); the earlier one stays beside it, so that an old figure keeps its meaning.
    """

    name: str
    title: object
    formula: object
    scope: object
    unit: object
    version: int
    owner: str
    source: object
    valid_from: date = date.min

    def __post_init__(self) -> None:
        """Refuses a definition with a gap: no name in lower-case words, an empty part, a version below 1."""
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"figure {self.name!r}: a name is lower-case words joined by underscores")
        parts = (self.title, self.formula, self.scope, self.unit, self.owner, self.source)
        if any(part is None or (isinstance(part, str) and not part.strip()) for part in parts):
            raise ValueError(f"figure {self.name!r}: every part of the definition is needed")
        if self.version < 1:
            raise ValueError(f"figure {self.name!r}: versions begin with 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureAsk:
    """Of whom and of when a figure is asked: both days included, as known at the end of a day, or now (None).

    `institution` narrows it to one office where the figure knows offices.
    """

    tenant: UUID
    since: date
    until: date
    known_on: date | None = None
    institution: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureValue:
    """What a figure is: a number, a whole per cent or a median; None while there is nothing to show. `count` of how many (`of`)."""

    value: int | float | None
    count: int | None = None
    of: int | None = None


Measure = Callable[[FigureAsk], FigureValue]
"""The one query behind a figure."""
