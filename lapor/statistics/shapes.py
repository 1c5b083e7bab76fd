"""What figures look like to those who show them."""

from dataclasses import dataclass
from uuid import UUID

from lapor.kit.figures import Figure


@dataclass(frozen=True, kw_only=True)
class Share:
    """So many of how many."""

    count: int
    of: int

    @property
    def percent(self) -> int | None:
        """Whole per cent, a half rounded up; None when there is nothing to divide by."""
        return (200 * self.count + self.of) // (2 * self.of) if self.of else None


@dataclass(frozen=True, kw_only=True)
class Span:
    """The median of a span in working days (on the way: calendar days), over how many."""

    median: float | None
    of: int


@dataclass(frozen=True, kw_only=True)
class BasicFigures:
    """The basic figures of a span of time, named as in `figures.py`."""

    received: int
    verified_on_time: Share
    answered: int
    answered_on_time: Share
    followed_up: Share
    first_response_days: Span
    answer_days: Span
    close_days: Span
    transport_days: Span
    closed: int
    confirmed: Share
    closed_silently: Share
    reopened: int
    archived: int
    merged: int
    returned: int
    bounced: Share
    contested: Share
    satisfied: Share

    @property
    def on_time_share(self) -> int | None:
        """Answered in time, in per cent of those that were due."""
        return self.answered_on_time.percent


@dataclass(frozen=True, kw_only=True)
class ChannelFigures:
    """One channel's figures."""

    channel: str
    figures: BasicFigures


@dataclass(frozen=True, kw_only=True)
class AgencyFigures:
    """One agency's figures; a `suppressed` row stands for all that are too small to be shown alone."""

    institution: UUID | None
    name: str
    figures: BasicFigures
    suppressed: bool = False


@dataclass(frozen=True, kw_only=True)
class MonthFigures:
    """One month's figures."""

    year: int
    month: int
    figures: BasicFigures


@dataclass(frozen=True, kw_only=True)
class ShownFigure:
    """A figure with its definition. `value` is a number, a whole per cent or a median; None while there is nothing to show.

    `count` and `of` tell what out of how many; None where a figure is a plain number.
    """

    definition: Figure
    value: int | float | None
    count: int | None = None
    of: int | None = None
