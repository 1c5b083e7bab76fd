"""What the working views of the joint commitment are given."""

from dataclasses import dataclass
from uuid import UUID

from django.forms import BaseForm

from lapor.actionplan.commitment.models import Commitment, Signatory
from lapor.actionplan.commitment.queries import CommitmentLine
from lapor.actionplan.commitment.wall import Head
from lapor.ui.shapes import FileItem


@dataclass(frozen=True, kw_only=True)
class CommitmentsPage:
    """All commitments of the tenant."""

    commitments: tuple[CommitmentLine, ...]
    may_edit: bool


@dataclass(frozen=True, kw_only=True)
class WorkCommitmentPage:
    """One commitment at work; `own` are the heads for whom this officer's account may be used."""

    commitment: Commitment
    is_open: bool
    may_edit: bool
    heads: tuple[Head, ...]
    missing: int
    own: frozenset[UUID]
    lacks: int


@dataclass(frozen=True, kw_only=True)
class CommitmentFormPage:
    """One form about a commitment or one of its heads."""

    title: str
    lead: str
    button: str
    back_url: str
    form: BaseForm
    offices: tuple[str, ...] = ()
    has_files: bool = False
    takes_pictures: bool = False
    files: tuple[FileItem, ...] = ()
    upload_problems: tuple[str, ...] = ()
    signatory: Signatory | None = None
