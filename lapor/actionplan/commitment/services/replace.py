"""An office has a new head."""

from datetime import datetime
from uuid import UUID

from lapor.actionplan.commitment import policy, queries
from lapor.actionplan.commitment.errors import AlreadySigned, CommitmentNotOpen
from lapor.actionplan.commitment.models import Commitment, Signatory
from lapor.actionplan.commitment.services.ask import ask_about
from lapor.audit.services import record, writes
from lapor.kit.actors import Actor
from lapor.kit.ids import new_id


@writes
def replace_official(signatory_id: UUID, *, name: str, position: str, by: Actor, at: datetime) -> UUID:
    """Put the new head on the list under the same number and promise, and ask them to sign; the earlier signature stays.

    Raises NotSigningHere, CommitmentNotOpen, AlreadySigned (replaced already), UnknownCommitment.
    """
    row = queries.lock_signatory(signatory_id)
    commitment = row.commitment
    policy.require_signing(by, tenant=commitment.tenant_id, institution=row.institution_id)
    if commitment.state != Commitment.State.OPEN:
        raise CommitmentNotOpen
    if row.ended_at is not None:
        raise AlreadySigned
    row.ended_at = at
    row.save(update_fields=["ended_at"])
    new = Signatory(
        id=new_id(),
        commitment=commitment,
        institution_id=row.institution_id,
        number=row.number,
        position=position.strip(),
        name=name.strip(),
        promise=row.promise,
        figure=row.figure,
        target=row.target,
        since_at=at,
    )
    new.save(force_insert=True)
    payload = {"commitment": str(commitment.id), "earlier": str(row.id), "signatory": str(new.id)}
    record("commitment_official_replaced", stream=queries.stream_of(commitment), by=by, at=at, payload=payload)
    ask_about([new], commitment=commitment, at=at)
    return new.id
