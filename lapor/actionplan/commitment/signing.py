"""Sign with a certificate that somebody brings: open it, put the signature on the newest paper, keep it; again when somebody was faster."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.module_loading import import_string

from lapor.actionplan.commitment import paper, policy, queries
from lapor.actionplan.commitment.errors import AlreadySigned, PaperChangedMeanwhile
from lapor.actionplan.commitment.models import Signatory
from lapor.actionplan.commitment.services import Sealed, keep_signature, open_commitment
from lapor.actionplan.commitment.shapes import Certificate, Checked
from lapor.kit.actors import Actor

TRIES = 8


def open_for_signing(commitment_id: UUID, *, seen: int, by: Actor, at: datetime) -> str:
    """Make the paper from what was seen and open the commitment; gives the hash of its text. Call it outside of a transaction.

    Raises what `open_commitment` raises.
    """
    commitment = queries.commitment_for(by, commitment=commitment_id)
    signatories = queries.signatories_of(commitment)
    made = paper.paper_to_sign(commitment, signatories=signatories) if signatories else b""
    return open_commitment(commitment_id, paper=made, seen=seen, by=by, at=at)


def sign_electronically(signatory: Signatory, *, content: bytes, password: str, by: Actor, at: datetime) -> None:
    """Sign for a head (read with its commitment) with a PKCS#12 file and its password. Call it outside of a transaction.

    Raises NotSigningHere, AlreadySigned, the refusals of `seals.open_certificate`, CommitmentNotOpen, PaperChangedMeanwhile
    when others were faster eight times.
    """
    policy.require_signing(by, tenant=signatory.commitment.tenant_id, institution=signatory.institution_id)
    if signatory.way == Signatory.Way.ELECTRONIC or signatory.ended_at is not None:
        raise AlreadySigned
    certificate: Certificate = _seals("open_certificate")(content, password=password, at=at)
    before = [each for each in queries.signatories_of(signatory.commitment) if each.number == signatory.number]
    field = paper.field_of(signatory, heads_before=[each.id for each in before].index(signatory.id))
    for attempt in range(1, TRIES + 1):
        try:
            keep_signature(signatory.id, sealed=_sealed(signatory, certificate, field=field, at=at), by=by, at=at)
        except PaperChangedMeanwhile:
            if attempt == TRIES:
                raise
        else:
            return


def check(content: bytes, *, field: str) -> Checked | None:
    """Check one signature of a paper; None where it has none of that name. Takes about 0.3 s."""
    found: Checked | None = _seals("check")(content, field=field)
    return found


def _seals(name: str) -> Any:
    """A function of `seals`, which is loaded with the first signature: its library takes a second that no start should wait for."""
    return import_string(f"lapor.actionplan.commitment.seals.{name}")


def _sealed(signatory: Signatory, certificate: Certificate, *, field: str, at: datetime) -> Sealed:
    newest = queries.paper_of(signatory.commitment_id)
    content: bytes = _seals("signed")(
        newest.content,
        field=field,
        label=paper.label_of(signatory),
        certificate=certificate,
        reason=signatory.commitment.title,
        at=at,
    )
    return Sealed(
        content=content,
        seen=newest.version,
        field=field,
        subject=certificate.subject,
        issuer=certificate.issuer,
        certificate_hash=certificate.sha256,
    )
