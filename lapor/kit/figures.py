"""What a figure says about itself, wherever it is shown."""

import re
from dataclasses import dataclass

_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure's written, versioned definition. Title, formula and scope are Indonesian text, plain or lazy.

    `owner` is the package that computes it; `source` the rule or page that it follows.
    """

    name: str
    title: object
    formula: object
    scope: object
    unit: object
    version: int
    owner: str
    source: object

    def __post_init__(self) -> None:
        """Refuses a definition with a gap: no name in lower-case words, an empty part, a version below 1."""
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"figure {self.name!r}: a name is lower-case words joined by underscores")
        parts = (self.title, self.formula, self.scope, self.unit, self.owner, self.source)
        if any(part is None or (isinstance(part, str) and not part.strip()) for part in parts):
            raise ValueError(f"figure {self.name!r}: every part of the definition is needed")
        if self.version < 1:
            raise ValueError(f"figure {self.name!r}: versions begin with 1")
