"""Ask those who have not signed."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from lapor.actionplan.commitment import policy, queries
from lapor.actionplan.commitment.errors import CommitmentNotOpen
from lapor.actionplan.commitment.models import Commitment, Signatory
from lapor.audit.services import record, writes
from lapor.jobs.services import ask_for
from lapor.kit.actors import Actor

ASK = "commitment.ask"


@writes
def ask_missing(commitment_id: UUID, *, by: Actor, at: datetime) -> int:
    """Have the offices of all who have not signed asked by mail; gives how many. Raises NotCommitmentEditor, CommitmentNotOpen."""
    commitment = queries.lock(commitment_id)
    policy.require_editor(by, tenant=commitment.tenant_id)
    if commitment.state != Commitment.State.OPEN:
        raise CommitmentNotOpen
    missing = [each for each in queries.present_signatories(commitment) if each.way == Signatory.Way.NONE]
    if missing:
        ask_about(missing, commitment=commitment, at=at)
        payload = {"commitment": str(commitment.id), "signatories": [str(each.id) for each in missing]}
        record("commitment_asked", stream=queries.stream_of(commitment), by=by, at=at, payload=payload)
    return len(missing)


def ask_about(signatories: Sequence[Signatory], *, commitment: Commitment, at: datetime) -> None:
    """Ask the worker for one mail an office; asking again while one waits changes nothing. 1 statement each."""
    for each in signatories:
        arguments = {"commitment": str(commitment.id), "signatory": str(each.id)}
        ask_for(ASK, key=str(each.id), at=at, arguments=arguments)
