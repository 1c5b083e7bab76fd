"""Who follows events: each follower says which kinds it takes and what it does with one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Followed:
    """An event as a follower gets it; `payload` is empty when it was erased."""

    id: UUID
    stream: str
    seq: int
    kind: str
    happened_at: datetime
    recorded_at: datetime
    actor: str
    payload: dict[str, Any]

    @property
    def subject(self) -> UUID:
        """The id behind the slash of the stream's name."""
        return UUID(self.stream.split("/", 1)[1])


@dataclass(frozen=True, kw_only=True)
class Follower:
    """A named reader of committed events.

    `acts` maps an event kind to the function that handles one such event (`at` is the moment of handling). Every function must
    be safe to run twice on the same event.
    """

    name: str
    acts: Mapping[str, Callable[[Followed, datetime], None]]


_FOLLOWERS: dict[str, Follower] = {}


def register(follower: Follower) -> None:
    """Called once by the follower's AppConfig.ready()."""
    _FOLLOWERS[follower.name] = follower


def all_followers() -> list[Follower]:
    """Every registered follower, by name."""
    return [_FOLLOWERS[name] for name in sorted(_FOLLOWERS)]


def followers_of(kind: str) -> list[str]:
    """Names of the followers that take this kind."""
    return [name for name in sorted(_FOLLOWERS) if kind in _FOLLOWERS[name].acts]
