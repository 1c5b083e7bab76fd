"""Begin a commitment."""

from datetime import datetime
from uuid import UUID

from lapor.actionplan.commitment import policy, queries, words
from lapor.actionplan.commitment.models import Commitment, Signatory
from lapor.actionplan.commitment.services.edit import Draft, fill
from lapor.audit.services import record, writes
from lapor.kit.actors import Actor
from lapor.kit.ids import new_id


@writes
def make_commitment(draft: Draft, *, tenant: UUID, by: Actor, at: datetime, is_example: bool = False) -> UUID:
    """Begin a commitment with the heads of all agencies and districts, each with the usual promise and without a name yet.

    Raises NotCommitmentEditor.
    """
    policy.require_editor(by, tenant=tenant)
    commitment = Commitment(id=new_id(), tenant_id=tenant, is_example=is_example, made_at=at)
    fill(commitment, draft=draft)
    commitment.save(force_insert=True)
    rows = [
        Signatory(
            id=new_id(),
            commitment=commitment,
            institution_id=office.id,
            number=number,
            position=words.usual_position(office),
            name="",
            promise=words.usual_promise(),
            figure=words.FIGURES[0],
            target=words.USUAL_TARGET,
            since_at=at,
        )
        for number, office in enumerate(queries.usual_signatories(tenant), start=1)
    ]
    Signatory.objects.bulk_create(rows)
    payload = {"commitment": str(commitment.id), "signatories": len(rows)}
    record("commitment_made", stream=queries.stream_of(commitment), by=by, at=at, payload=payload)
    return commitment.id
