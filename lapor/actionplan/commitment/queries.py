"""All reads of commitments. Everybody reads what is open; drafts are for the tenant's own officers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from lapor.actionplan.commitment.errors import (
    CommitmentChangedMeanwhile,
    CommitmentNotOpen,
    UnknownCommitment,
)
from lapor.actionplan.commitment.models import Commitment, Signatory, SignedPaper
from lapor.institutions import queries as institutions
from lapor.institutions.queries import Office
from lapor.kit.actors import Actor

_DIVISIONS_OF = "regional_secretariat"
_SIGNING_TIERS = ("agency", "district")


@dataclass(frozen=True, kw_only=True)
class CommitmentLine:
    """A commitment in a list."""

    id: UUID
    title: str
    held_on: date
    is_open: bool


@dataclass(frozen=True, kw_only=True)
class Paper:
    """The signed PDF as it is now."""

    content: bytes
    sha256: str
    signatures: int
    version: int


def stream_of(commitment: Commitment) -> str:
    """The stream on which the commitment's events lie: that of its institution."""
    return f"institution/{commitment.tenant_id}"


def current_commitment(tenant: UUID) -> Commitment | None:
    """The newest commitment that is open for signing. 1 statement."""
    return _open(tenant).order_by("-held_on", "-id").first()


def open_commitments(tenant: UUID) -> list[CommitmentLine]:
    """Every commitment that everybody may read, newest first. 1 statement."""
    return _lines(_open(tenant))


def public_commitment(commitment: UUID) -> Commitment:
    """An open commitment. 1 statement. Raises UnknownCommitment."""
    return _found(Commitment.objects.filter(pk=commitment, state=Commitment.State.OPEN))


def commitments_visible_to(actor: Actor) -> list[CommitmentLine]:
    """The commitments of the tenants in which the actor works, drafts too. 1 statement."""
    return _lines(Commitment.objects.filter(tenant_id__in=_tenants(actor)))


def commitment_for(actor: Actor, *, commitment: UUID) -> Commitment:
    """A commitment of a tenant in which the actor works. 1 statement. Raises UnknownCommitment."""
    return _found(Commitment.objects.filter(pk=commitment, tenant_id__in=_tenants(actor)))


def signatory_for(actor: Actor, *, signatory: UUID) -> Signatory:
    """A signatory of such a commitment, with it. 1 statement. Raises UnknownCommitment."""
    rows = Signatory.objects.filter(pk=signatory, commitment__tenant_id__in=_tenants(actor))
    return _known(rows.select_related("commitment"))


def public_signatory(signatory: UUID) -> Signatory:
    """A signatory who has signed, with the commitment. 1 statement. Raises UnknownCommitment."""
    rows = Signatory.objects.filter(pk=signatory, commitment__state=Commitment.State.OPEN)
    return _known(rows.exclude(way=Signatory.Way.NONE).select_related("commitment"))


def signatories_of(commitment: Commitment) -> list[Signatory]:
    """Everybody on the list, those who left too, in its order, the present head of an office last. 1 statement."""
    return list(Signatory.objects.filter(commitment=commitment).order_by("number", "id"))


def present_signatories(commitment: Commitment) -> list[Signatory]:
    """The present heads, in the order of the list. 1 statement."""
    return list(Signatory.objects.filter(commitment=commitment, ended_at=None).order_by("number", "id"))


def paper_of(commitment: UUID) -> Paper:
    """The signed PDF. 1 statement. Raises CommitmentNotOpen before there is one."""
    row = SignedPaper.objects.filter(pk=commitment).first()
    if row is None:
        raise CommitmentNotOpen
    return Paper(content=bytes(row.content), sha256=row.sha256, signatures=row.signatures, version=row.version)


def paper_hash(commitment: UUID) -> str:
    """The hash of the signed PDF; empty before there is one. 1 statement."""
    return SignedPaper.objects.filter(pk=commitment).values_list("sha256", flat=True).first() or ""


def usual_signatories(tenant: UUID) -> list[Office]:
    """The offices whose heads sign: agencies, then districts, without divisions of the secretariat. Remembered."""
    directory = institutions.directory(tenant)
    divisions = {office.id for office in directory.active() if office.kind == _DIVISIONS_OF}
    found = [each for each in directory.active() if each.tier in _SIGNING_TIERS and each.parent not in divisions]
    return sorted(found, key=lambda each: (each.tier, each.name))


def lock(commitment: UUID, *, seen: int | None = None) -> Commitment:
    """The commitment, locked. Raises UnknownCommitment, and CommitmentChangedMeanwhile when it is no longer what was seen."""
    found = _found(Commitment.objects.select_for_update().filter(pk=commitment))
    if seen is not None and seen != found.version:
        raise CommitmentChangedMeanwhile
    return found


def lock_signatory(signatory: UUID) -> Signatory:
    """The signatory with its commitment, both locked, the commitment first. Raises UnknownCommitment."""
    commitment = Signatory.objects.filter(pk=signatory).values_list("commitment_id", flat=True).first()
    if commitment is None:
        raise UnknownCommitment
    locked = lock(commitment)
    row = Signatory.objects.select_for_update().get(pk=signatory)
    row.commitment = locked
    return row


def lock_paper(commitment: UUID) -> SignedPaper:
    """The signed PDF, locked. Raises CommitmentNotOpen before there is one."""
    row = SignedPaper.objects.select_for_update().filter(pk=commitment).first()
    if row is None:
        raise CommitmentNotOpen
    return row


def next_number(commitment: Commitment) -> int:
    """The next free number of the list. 1 statement."""
    numbers: Sequence[int] = list(Signatory.objects.filter(commitment=commitment).values_list("number", flat=True))
    return max(numbers, default=0) + 1


def _open(tenant: UUID) -> QuerySet[Commitment]:
    return Commitment.objects.filter(tenant_id=tenant, state=Commitment.State.OPEN)


def _tenants(actor: Actor) -> set[UUID]:
    return {grant.tenant for grant in actor.grants}


def _lines(rows: QuerySet[Commitment]) -> list[CommitmentLine]:
    return [
        CommitmentLine(id=row.id, title=row.title, held_on=row.held_on, is_open=row.state == Commitment.State.OPEN)
        for row in rows.order_by("-held_on", "-id")
    ]


def _found(rows: QuerySet[Commitment]) -> Commitment:
    found = rows.first()
    if found is None:
        raise UnknownCommitment
    return found


def _known(rows: QuerySet[Signatory]) -> Signatory:
    found = rows.first()
    if found is None:
        raise UnknownCommitment
    return found
