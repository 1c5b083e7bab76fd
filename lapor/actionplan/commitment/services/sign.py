"""Keep an electronic signature that was made."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from lapor.actionplan.commitment import policy, queries
from lapor.actionplan.commitment.errors import AlreadySigned, CommitmentNotOpen, PaperChangedMeanwhile
from lapor.actionplan.commitment.models import Commitment, Signatory
from lapor.audit.services import record, writes
from lapor.institutions import queries as institutions
from lapor.kit.actors import Actor
from lapor.kit.hashing import sha256_hex


@dataclass(frozen=True, kw_only=True)
class Sealed:
    """The PDF with one more signature: onto which version it was put, under which name, with whose certificate."""

    content: bytes
    seen: int
    field: str
    subject: str
    issuer: str
    certificate_hash: str


@writes
def keep_signature(signatory_id: UUID, *, sealed: Sealed, by: Actor, at: datetime) -> None:
    """Put the signed PDF in place of the one that was signed, unless somebody else was faster.

    Raises NotSigningHere, CommitmentNotOpen, AlreadySigned, PaperChangedMeanwhile, UnknownCommitment.
    """
    row = queries.lock_signatory(signatory_id)
    commitment = row.commitment
    policy.require_signing(by, tenant=commitment.tenant_id, institution=row.institution_id)
    if commitment.state != Commitment.State.OPEN:
        raise CommitmentNotOpen
    if row.way == Signatory.Way.ELECTRONIC or row.ended_at is not None:
        raise AlreadySigned
    paper = queries.lock_paper(commitment.id)
    if paper.version != sealed.seen:
        raise PaperChangedMeanwhile
    paper.content, paper.sha256 = sealed.content, sha256_hex(sealed.content)
    paper.signatures, paper.version = paper.signatures + 1, paper.version + 1
    paper.save(update_fields=["content", "sha256", "signatures", "version"])
    zone = ZoneInfo(institutions.office(commitment.tenant_id).zone)
    row.way, row.signed_at, row.signed_on = Signatory.Way.ELECTRONIC, at, at.astimezone(zone).date()
    row.field, row.certificate_hash = sealed.field, sealed.certificate_hash
    row.certificate_subject, row.certificate_issuer = sealed.subject, sealed.issuer
    row.save(
        update_fields=[
            *("way", "signed_at", "signed_on", "field"),
            *("certificate_hash", "certificate_subject", "certificate_issuer"),
        ]
    )
    payload = {
        "commitment": str(commitment.id),
        "signatory": str(row.id),
        "field": row.field,
        "certificate": row.certificate_hash,
        "paper": paper.sha256,
        "text_hash": commitment.text_hash,
    }
    record("commitment_signed", stream=queries.stream_of(commitment), by=by, at=at, payload=payload)
