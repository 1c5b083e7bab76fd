"""Change what a commitment says, before it is open."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lapor.actionplan.commitment import policy, queries
from lapor.actionplan.commitment.errors import CommitmentIsOpen
from lapor.actionplan.commitment.models import Commitment
from lapor.audit.services import record, writes
from lapor.kit.actors import Actor


@dataclass(frozen=True, kw_only=True)
class Draft:
    """Text, event and witnesses (name, position)."""

    title: str
    text: str
    place: str
    held_on: date
    witnesses: tuple[tuple[str, str], ...] = ()


@writes
def edit_commitment(commitment_id: UUID, *, draft: Draft, seen: int, by: Actor, at: datetime) -> None:
    """Change a draft. Raises NotCommitmentEditor, CommitmentIsOpen, CommitmentChangedMeanwhile, UnknownCommitment."""
    commitment = queries.lock(commitment_id, seen=seen)
    policy.require_editor(by, tenant=commitment.tenant_id)
    if commitment.state == Commitment.State.OPEN:
        raise CommitmentIsOpen
    fill(commitment, draft=draft)
    touch(commitment, by=by, at=at)


def fill(commitment: Commitment, *, draft: Draft) -> None:
    """Put the words of the draft into the row."""
    commitment.title, commitment.text, commitment.place = draft.title.strip(), draft.text.strip(), draft.place.strip()
    commitment.held_on, commitment.witnesses = draft.held_on, [list(each) for each in draft.witnesses]


def touch(commitment: Commitment, *, by: Actor, at: datetime) -> None:
    """Write a changed draft, and that it was changed."""
    commitment.version += 1
    commitment.save(update_fields=["title", "text", "place", "held_on", "witnesses", "version"])
    payload = {"commitment": str(commitment.id), "version": commitment.version}
    record("commitment_edited", stream=queries.stream_of(commitment), by=by, at=at, payload=payload)
