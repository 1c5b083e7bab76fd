"""What a process remembers of slow-moving reference data, for a few seconds, so that hot paths cost no statements."""

import time
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

T = TypeVar("T")

SECONDS = 10.0
MOST = 5_000
_REMEMBERED: dict[Hashable, tuple[float, object]] = {}


def remembered(key: Hashable, *, load: Callable[[], T]) -> T:
    """What `load` gave at most ten seconds ago, or gives now."""
    now = time.monotonic()
    found = _REMEMBERED.get(key)
    if found is not None and found[0] > now:
        return cast(T, found[1])
    if len(_REMEMBERED) >= MOST:
        _REMEMBERED.clear()
    value = load()
    _REMEMBERED[key] = (now + SECONDS, value)
    return value


def forget() -> None:
    """Forget everything: after a change in this process, and between tests."""
    _REMEMBERED.clear()
