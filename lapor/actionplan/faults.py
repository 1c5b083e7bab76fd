"""Where something is wrong in a plan or its spreadsheet, and what is expected there. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Problem:
    """A thing of the plan by kind and code, its field, and what is expected there (Indonesian)."""

    kind: str
    code: str
    field: str
    expected: str


@dataclass(frozen=True, kw_only=True)
class Fault:
    """A place as people find it: the sheet, the row as the spreadsheet counts, the column's heading; `expected` is Indonesian."""

    sheet: str
    row: int
    column: str
    expected: str
