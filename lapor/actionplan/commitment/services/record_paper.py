"""Record a signature that was given on paper."""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from lapor.actionplan.commitment import policy, queries
from lapor.actionplan.commitment.errors import AlreadySigned, CommitmentNotOpen, PaperPictureNeeded
from lapor.actionplan.commitment.models import Commitment, Signatory
from lapor.actionplan.services.evidence import keep_evidence
from lapor.attachments import queries as attachments
from lapor.attachments.models import Attachment
from lapor.audit.services import record, writes
from lapor.institutions import queries as institutions
from lapor.kit.actors import Actor


@writes
def record_paper_signature(
    signatory_id: UUID, *, files: tuple[UUID, ...], signed_on: date, by: Actor, at: datetime
) -> None:
    """Note the day, with pictures of the sheet, which are cleaned by a job and then shown to everybody.

    Only who runs the signing records paper. Raises NotCommitmentEditor, CommitmentNotOpen, AlreadySigned, PaperPictureNeeded,
    UnknownCommitment; nothing is written when it raises.
    """
    row = queries.lock_signatory(signatory_id)
    commitment = row.commitment
    policy.require_editor(by, tenant=commitment.tenant_id)
    if commitment.state != Commitment.State.OPEN:
        raise CommitmentNotOpen
    if row.way == Signatory.Way.ELECTRONIC or row.ended_at is not None:
        raise AlreadySigned
    today = at.astimezone(ZoneInfo(institutions.office(commitment.tenant_id).zone)).date()
    staged = attachments.staged_files(files)
    if signed_on > today or not any(each.kind in _SHEETS for each in staged):
        raise PaperPictureNeeded
    row.way, row.signed_at, row.signed_on = Signatory.Way.PAPER, at, signed_on
    row.save(update_fields=["way", "signed_at", "signed_on"])
    kept = keep_evidence(files, of=row.id, at=at)
    payload = {
        "commitment": str(commitment.id),
        "signatory": str(row.id),
        "signed_on": signed_on.isoformat(),
        "files": [each.sha256 for each in kept],
        "text_hash": commitment.text_hash,
    }
    record("commitment_signed_on_paper", stream=queries.stream_of(commitment), by=by, at=at, payload=payload)


_SHEETS = frozenset({Attachment.Kind.PICTURE, Attachment.Kind.DOCUMENT})
