"""A day off, a planned change of calendars, and a calendar as it would then be. Pure shapes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from lapor.kit.calendars import WorkCalendar

Calendars = Callable[[UUID], WorkCalendar]


@dataclass(frozen=True, kw_only=True)
class DayOff:
    """A day off of an institution with everything beneath it, or (without one) of the nation."""

    day: date
    name: str
    kind: str
    source: str
    institution: UUID | None

    def packed(self) -> list[Any]:
        """The day as JSON values."""
        return [self.day.isoformat(), self.name, self.kind, self.source, str(self.institution or "")]

    @staticmethod
    def unpacked(values: Sequence[Any]) -> "DayOff":
        """The day from what `packed` gave."""
        day, name, kind, source, institution = values
        own = UUID(institution) if institution else None
        return DayOff(day=date.fromisoformat(day), name=name, kind=kind, source=source, institution=own)


@dataclass(frozen=True, kw_only=True)
class RawDay:
    """What a file says of one day, or of all from `first` to `last`; `line` is where it says so."""

    line: int
    first: str | date
    last: date | None = None
    name: str = ""
    kind: str = ""
    office: str = ""
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Replaced:
    """A stored day off, as it was when the change was planned, and what takes its place (None: nothing)."""

    row: UUID
    before: DayOff
    after: DayOff | None


@dataclass(frozen=True, kw_only=True)
class CalendarChange:
    """What is added to calendars, changed in them and taken from them, in one go."""

    added: tuple[DayOff, ...] = ()
    replaced: tuple[Replaced, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything would change."""
        return bool(self.added or self.replaced)

    @property
    def days(self) -> tuple[date, ...]:
        """The days that would begin or cease to be free, in order; another name moves no day."""
        gone = [each.before.day for each in self.replaced if each.after is None]
        return tuple(sorted({*gone, *(each.day for each in self.added)}))

    @property
    def institutions(self) -> frozenset[UUID | None]:
        """Whose calendars it touches; None is the nation's."""
        return frozenset(
            [*(each.institution for each in self.added), *(each.before.institution for each in self.replaced)]
        )

    def packed(self) -> dict[str, Any]:
        """The change as JSON values."""
        replaced = [
            [str(each.row), each.before.packed(), each.after.packed() if each.after else None] for each in self.replaced
        ]
        return {"added": [each.packed() for each in self.added], "replaced": replaced}

    @staticmethod
    def unpacked(values: dict[str, Any]) -> "CalendarChange":
        """The change from what `packed` gave."""
        replaced = tuple(
            Replaced(row=UUID(row), before=DayOff.unpacked(before), after=DayOff.unpacked(after) if after else None)
            for row, before, after in values["replaced"]
        )
        return CalendarChange(added=tuple(DayOff.unpacked(each) for each in values["added"]), replaced=replaced)
