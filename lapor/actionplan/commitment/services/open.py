"""Freeze a commitment and open it for signing."""

from datetime import datetime
from uuid import UUID

from lapor.actionplan.commitment import policy, queries
from lapor.actionplan.commitment.errors import CommitmentIsOpen, NothingToSign
from lapor.actionplan.commitment.models import Commitment, SignedPaper
from lapor.actionplan.commitment.paper import text_hash
from lapor.audit.services import record, writes
from lapor.kit.actors import Actor
from lapor.kit.hashing import sha256_hex


@writes
def open_commitment(commitment_id: UUID, *, paper: bytes, seen: int, by: Actor, at: datetime) -> str:
    """Freeze what was seen; gives its hash. `paper` was made from the version that was seen, before this transaction.

    Raises NotCommitmentEditor, CommitmentIsOpen, CommitmentChangedMeanwhile, NothingToSign, UnknownCommitment.
    """
    commitment = queries.lock(commitment_id, seen=seen)
    policy.require_editor(by, tenant=commitment.tenant_id)
    if commitment.state == Commitment.State.OPEN:
        raise CommitmentIsOpen
    signatories = queries.signatories_of(commitment)
    if not signatories or not all(each.name and each.position and each.promise for each in signatories):
        raise NothingToSign
    commitment.text_hash = text_hash(commitment, signatories=signatories)
    commitment.state, commitment.opened_at = Commitment.State.OPEN, at
    commitment.version += 1
    commitment.save(update_fields=["text_hash", "state", "opened_at", "version"])
    row = SignedPaper(commitment=commitment, content=paper, sha256=sha256_hex(paper))
    row.save(force_insert=True)
    payload = {
        "commitment": str(commitment.id),
        "text_hash": commitment.text_hash,
        "paper": row.sha256,
        "signatories": len(signatories),
    }
    record("commitment_opened", stream=queries.stream_of(commitment), by=by, at=at, payload=payload)
    return commitment.text_hash
