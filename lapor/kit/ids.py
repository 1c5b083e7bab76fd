"""Keys that are made where a thing arises: UUIDv7, ordered by time, without a central counter."""

import os
import secrets
import threading
import time
from datetime import UTC, datetime, timedelta
from uuid import UUID

_TAIL_BITS = 74
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def new_id() -> UUID:
    """A new UUIDv7, greater than every one made before in this process. Safe to call from threads."""
    return _clock.next()


def id_at(moment: datetime) -> UUID:
    """A UUIDv7 for a given aware moment, with a random tail; for imported and synthetic records.

    Raises ValueError for a moment without an offset or before 1970.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs its offset")
    return _assemble(milliseconds=(moment - _EPOCH) // timedelta(milliseconds=1), tail=secrets.randbits(_TAIL_BITS))


def _assemble(*, milliseconds: int, tail: int) -> UUID:
    if not 0 <= milliseconds < 1 << 48:
        raise ValueError("a moment outside of what a UUIDv7 can carry")
    high = (milliseconds << 16) | (0x7 << 12) | (tail >> 62)
    low = (0b10 << 62) | (tail & ((1 << 62) - 1))
    return UUID(int=(high << 64) | low)


class _Clock:
    """Remembers the last key, so that keys of one millisecond (or of a clock set back) still grow."""

    _lock: threading.Lock
    _milliseconds: int
    _tail: int

    def __init__(self) -> None:
        self.forget()

    def next(self) -> UUID:
        with self._lock:
            now = time.time_ns() // 1_000_000
            if now > self._milliseconds:
                # The topmost bit stays free, so that steps within a millisecond do not overflow.
                self._milliseconds, self._tail = now, secrets.randbits(_TAIL_BITS - 1)
            else:
                self._step()
            return _assemble(milliseconds=self._milliseconds, tail=self._tail)

    def _step(self) -> None:
        self._tail += 1 + secrets.randbits(32)
        if self._tail >> _TAIL_BITS:
            self._milliseconds, self._tail = self._milliseconds + 1, secrets.randbits(_TAIL_BITS - 1)

    def forget(self) -> None:
        """After a fork the child must not go on from its parent's last key."""
        self._lock = threading.Lock()
        self._milliseconds = 0
        self._tail = 0


_clock = _Clock()
os.register_at_fork(after_in_child=_clock.forget)
