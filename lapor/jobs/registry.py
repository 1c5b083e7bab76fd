"""Which jobs exist, and which of them run by the clock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

Progress = Callable[[int, int], None]
Run = Callable[[dict[str, Any], datetime, Progress], dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class JobKind:
    """A named job: its function gets the arguments, the moment and a progress callback, and returns a JSON result.

    `every` makes it run by the clock. The function must be safe to run twice.
    """

    name: str
    run: Run
    every: timedelta | None = None


_KINDS: dict[str, JobKind] = {}


def register(kind: JobKind) -> None:
    """Called once by the owner's AppConfig.ready()."""
    _KINDS[kind.name] = kind


def kind_of(name: str) -> JobKind | None:
    """The registered job of that name."""
    return _KINDS.get(name)


def scheduled_kinds() -> list[JobKind]:
    """Jobs that run by the clock, by name."""
    return [_KINDS[name] for name in sorted(_KINDS) if _KINDS[name].every is not None]
