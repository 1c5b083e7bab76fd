"""An officer writes a note that stays inside the offices."""

from datetime import datetime
from uuid import UUID

from lapor.audit.services import writes
from lapor.kit.actors import Actor
from lapor.kit.ids import new_id
from lapor.kit.text import clean
from lapor.reports import policy, queries
from lapor.reports.errors import MissingReason, NotAllowed
from lapor.reports.models import Note
from lapor.reports.services import steps


@writes
def write_note(report_id: UUID, *, text: str, institution: UUID, author: UUID, by: Actor, at: datetime) -> Note:
    """Keep an internal note; it postpones nothing. Raises UnknownReport, NotAllowed, MissingReason."""
    report = queries.locked(report_id)
    standing = queries.standing_of(report)
    if institution not in standing.access or not policy.may_see(by, report=report, standing=standing):
        raise NotAllowed
    words = clean(text)
    if not words:
        raise MissingReason(field="text")
    note = Note(id=new_id(), report=report, institution_id=institution, author_id=author, text=words, written_at=at)
    note.save(force_insert=True)
    steps.note(report, kind="note_written", by=by, at=at, brings=(note,), institution=str(institution))
    return note
