"""Repeatable chance: the same seed gives the same throws on every machine and Python version. Not for secrets."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """A stream of throws that depends only on its name."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._throws = _throws(name)

    def sub(self, name: object) -> Dice:
        """Give independent dice for a part, so that a change in one part leaves the others as they were."""
        return Dice(f"{self._name}/{name}")

    def fraction(self) -> float:
        """Throw a number from 0 up to, but not including, 1."""
        return next(self._throws)

    def happens(self, share: float) -> bool:
        """Say yes in this share of throws."""
        return self.fraction() < share

    def whole(self, low: int, *, high: int) -> int:
        """Throw a whole number from low to high, both included."""
        return low + int(self.fraction() * (high - low + 1))

    def pick(self, among: Sequence[T]) -> T:
        """Pick one of these, each equally likely."""
        return among[int(self.fraction() * len(among))]

    def weighted(self, weights: Mapping[T, float]) -> T:
        """Pick one key, as likely as its weight says."""
        mark = self.fraction() * sum(weights.values())
        for key, weight in weights.items():
            mark -= weight
            if mark < 0:
                return key
        return next(reversed(list(weights)))

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """Give these in a thrown order."""
        return [item for _, _, item in sorted((self.fraction(), place, item) for place, item in enumerate(items))]

    def along(self, quantiles: Sequence[float]) -> float:
        """Throw a number spread as evenly spaced quantiles say, from the lowest to the highest."""
        place = self.fraction() * (len(quantiles) - 1)
        low = int(place)
        return quantiles[low] + (quantiles[low + 1] - quantiles[low]) * (place - low)


def shares(weights: Mapping[T, float], *, count: int) -> list[T]:
    """Split `count` places by weight, largest remainder first, so that small samples keep the spread."""
    total = sum(weights.values())
    exact = {key: weight / total * count for key, weight in weights.items()}
    whole = {key: int(value) for key, value in exact.items()}
    by_rest = sorted(exact, key=lambda key: whole[key] - exact[key])
    for key in by_rest[: count - sum(whole.values())]:
        whole[key] += 1
    return [key for key, number in whole.items() for _ in range(number)]


def _throws(name: str) -> Iterator[float]:
    number = 0
    while True:
        digest = hashlib.sha256(f"{name}#{number}".encode()).digest()
        for start in range(0, 32, 8):
            yield (int.from_bytes(digest[start : start + 8], "big") >> 11) / 2**53
        number += 1
