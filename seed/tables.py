"""Reads a CSV file of ours strictly: exact columns, no stray spaces, known codes only."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

SEED_FOLDER = Path(__file__).resolve().parent

_SLUG = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*", re.ASCII)


class SeedError(ValueError):
    """A seed file says something that the product cannot mean; names the file and the line."""


class Row:
    """One line of a seed file, with readers that complain with file and line."""

    def __init__(self, values: dict[str, str], *, place: str) -> None:
        self._values = values
        self.place = place

    def text(self, column: str) -> str:
        """Give a cell that must not be empty."""
        value = self._values[column]
        if not value:
            raise SeedError(f"{self.place}: {column} is empty")
        return value

    def optional(self, column: str) -> str:
        """Give a cell that may be empty."""
        return self._values[column]

    def slug(self, column: str) -> str:
        """Give a stored code: whole lower-case words, dots between levels."""
        value = self.text(column)
        if not _SLUG.fullmatch(value):
            raise SeedError(f"{self.place}: {column} is no code: {value!r}")
        return value

    def choice(self, column: str, *, among: Iterable[str]) -> str:
        """Give a cell that must be one of the known codes; an empty cell only where "" is among them."""
        value, known = self._values[column], frozenset(among)
        if value not in known:
            raise SeedError(f"{self.place}: {column} {value!r} is not one of {', '.join(sorted(known))}")
        return value

    def is_yes(self, column: str) -> bool:
        """Give a yes/no cell as truth."""
        return self.choice(column, among=("yes", "no")) == "yes"

    def number(self, column: str) -> int:
        """Give a cell that must be a whole number from 0 up."""
        value = self.text(column)
        if not value.isdecimal():
            raise SeedError(f"{self.place}: {column} is no number: {value!r}")
        return int(value)

    def words(self, column: str) -> tuple[str, ...]:
        """Give a cell of parts separated by semicolons, empty parts left out."""
        return tuple(part.strip() for part in self._values[column].split(";") if part.strip())


def read_rows(name: str, *, columns: tuple[str, ...]) -> Iterator[Row]:
    """Give the lines of the seed file `name` (relative to seed/), checking that it has exactly these columns."""
    with (SEED_FOLDER / name).open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        if tuple(reader.fieldnames or ()) != columns:
            raise SeedError(f"{name}: columns are {reader.fieldnames}, expected {columns}")
        for number, cells in enumerate(reader, start=2):
            yield _row(cells, place=f"{name}:{number}", width=len(columns))


def require_unique(codes: Iterable[str], *, name: str) -> None:
    """Raise SeedError when a code of the file `name` comes twice."""
    seen: set[str] = set()
    for code in codes:
        if code in seen:
            raise SeedError(f"{name}: {code!r} comes twice")
        seen.add(code)


def _row(cells: dict[str, str], *, place: str, width: int) -> Row:
    if len(cells) != width or any(not isinstance(value, str) for value in cells.values()):
        raise SeedError(f"{place}: number of cells differs from the heading")
    for column, value in cells.items():
        if value != value.strip():
            raise SeedError(f"{place}: stray spaces in {column}")
    return Row(cells, place=place)
