"""Who is on the list, and what they promise, before the commitment is open."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lapor.actionplan.commitment import policy, queries, words
from lapor.actionplan.commitment.errors import AlreadySignatory, CommitmentIsOpen, UnknownCommitment
from lapor.actionplan.commitment.models import Commitment, Signatory
from lapor.actionplan.commitment.services.edit import touch
from lapor.audit.services import writes
from lapor.institutions import queries as institutions
from lapor.kit.actors import Actor
from lapor.kit.ids import new_id


@dataclass(frozen=True, kw_only=True)
class Line:
    """A head: what they are called, and what their office promises, measured by a figure or not."""

    position: str
    name: str
    promise: str
    figure: str = ""
    target: int | None = None


@writes
def put_signatory(
    commitment_id: UUID, *, line: Line, by: Actor, at: datetime, institution: UUID, is_new: bool = False
) -> UUID:
    """Write the line of an office; of a new one with `is_new`. Offices change their own line, the list itself only editors.

    Raises NotCommitmentEditor, NotSigningHere, CommitmentIsOpen, AlreadySignatory, UnknownCommitment.
    """
    commitment = _draft(commitment_id)
    row = Signatory.objects.filter(commitment=commitment, institution=institution).first()
    if is_new:
        policy.require_editor(by, tenant=commitment.tenant_id)
        if row is not None:
            raise AlreadySignatory
        office = institutions.directory(commitment.tenant_id).office(institution)
        number = queries.next_number(commitment)
        row = Signatory(id=new_id(), commitment=commitment, institution_id=office.id, number=number, since_at=at)
    elif row is None:
        raise UnknownCommitment
    policy.require_signing(by, tenant=commitment.tenant_id, institution=institution)
    row.position, row.name, row.promise = line.position.strip(), line.name.strip(), line.promise.strip()
    measured = line.figure in words.FIGURES and line.target is not None
    row.figure, row.target = (line.figure, line.target) if measured else ("", None)
    row.save(force_insert=is_new, force_update=not is_new)
    touch(commitment, by=by, at=at)
    return row.id


@writes
def drop_signatory(signatory_id: UUID, *, by: Actor, at: datetime) -> None:
    """Take an office off the list and close the gap. Raises NotCommitmentEditor, CommitmentIsOpen, UnknownCommitment."""
    row = queries.lock_signatory(signatory_id)
    commitment = _draft(row.commitment_id)
    policy.require_editor(by, tenant=commitment.tenant_id)
    row.delete()
    for number, each in enumerate(queries.signatories_of(commitment), start=1):
        if each.number != number:
            each.number = number
            each.save(update_fields=["number"])
    touch(commitment, by=by, at=at)


def _draft(commitment_id: UUID) -> Commitment:
    commitment = queries.lock(commitment_id)
    if commitment.state == Commitment.State.OPEN:
        raise CommitmentIsOpen
    return commitment
