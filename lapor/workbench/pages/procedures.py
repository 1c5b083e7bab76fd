"""What the working views of procedures are given."""

from dataclasses import dataclass

from lapor.actionplan.procedures.models import ProcedureVersion
from lapor.actionplan.procedures.shown import Difference, ShownProcedure


@dataclass(frozen=True, kw_only=True)
class WorkProcedureLine:
    """A procedure in the list, with how much changed since it was signed off."""

    slug: str
    title: object
    version: ProcedureVersion | None
    changed: int


@dataclass(frozen=True, kw_only=True)
class WorkProceduresPage:
    """All three."""

    lines: tuple[WorkProcedureLine, ...]
    zone: str


@dataclass(frozen=True, kw_only=True)
class WorkProcedurePage:
    """One procedure as it stands now, with names; `seen` is the hash that is signed off."""

    slug: str
    institution: str
    procedure: ShownProcedure
    version: ProcedureVersion | None
    versions: tuple[ProcedureVersion, ...]
    changed: tuple[Difference, ...]
    seen: str
    may_sign: bool
    zone: str
