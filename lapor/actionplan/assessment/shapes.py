"""The self-assessment as values."""

from dataclasses import dataclass

MET, PARTLY, MISSING = "met", "partly", "missing"


@dataclass(frozen=True, kw_only=True)
class Item:
    """One question, what the system holds for it, and where that can be read (empty: nowhere)."""

    question: str
    state: str
    evidence: str
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Aspect:
    """An aspect with its questions."""

    name: str
    items: tuple[Item, ...]

    @property
    def met(self) -> int:
        """How many questions are met wholly."""
        return sum(1 for each in self.items if each.state == MET)


@dataclass(frozen=True, kw_only=True)
class Level:
    """A level of maturity and what shows that it is reached."""

    number: int
    item: Item


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """The whole sheet."""

    aspects: tuple[Aspect, ...]
    levels: tuple[Level, ...]

    @property
    def level(self) -> int:
        """The highest level that is reached with all below it; 0 for none."""
        reached = 0
        for each in self.levels:
            if each.item.state != MET:
                break
            reached = each.number
        return reached

    @property
    def gaps(self) -> tuple[Item, ...]:
        """Everything that is missing wholly or in part, what is missing wholly first."""
        items = [item for each in self.aspects for item in each.items] + [each.item for each in self.levels]
        return tuple(item for state in (MISSING, PARTLY) for item in items if item.state == state)


def item(question: object, *, found: int, of: int = 1, evidence: str, url: str = "") -> Item:
    """A question that is met wholly, in part or not, by how much of how much was found."""
    state = MISSING if found <= 0 or of <= 0 else MET if found >= of else PARTLY
    return Item(question=str(question), state=state, evidence=evidence, url=url)
