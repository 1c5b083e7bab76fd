"""Make the copies of a kept file that people get to see."""

import logging
from datetime import datetime
from uuid import UUID

from lapor.attachments import documents, page_pictures, pictures, scanning, store
from lapor.attachments.models import Attachment
from lapor.audit import kinds
from lapor.audit.services import record, writes
from lapor.kit.actors import SYSTEM
from lapor.kit.refusals import Refusal

log = logging.getLogger("lapor.attachments")

FILE_CHANGED = "file_changed"
MALWARE = "malware"

kinds.declare("attachments", file_refused="A file was refused after it was sent, and is given to nobody.")


def clean_file(attachment: UUID, *, at: datetime) -> str:
    """Make a kept file ready, or refuse it with a failure code; returns the state it has now. Safe to run twice. 2 statements.

    A scanner that is set up sees the file first. Pictures become WebP in two sizes, PDF is rebuilt from its pages and drawn,
    sound and video stay as they are. Reading and writing copies come before the one update; a refusal is an event of the
    report. A full disk or a scanner that does not answer raises OSError, so that the job is tried again.
    """
    row = Attachment.objects.filter(pk=attachment).first()
    if row is None:
        return ""
    if row.state != Attachment.State.KEPT:
        return row.state
    failure = _make_copies(row)
    _settle(row, failure=failure, at=at)
    return row.state


@writes
def _settle(row: Attachment, *, failure: str, at: datetime) -> None:
    row.state = Attachment.State.REFUSED if failure else Attachment.State.READY
    kept = Attachment.objects.filter(pk=row.pk, state=Attachment.State.KEPT)
    changed = kept.update(state=row.state, failure=failure, drawn_pages=row.drawn_pages)
    if changed and failure and row.report:
        said = {"file": str(row.id), "failure": failure, "added_by": row.added_by}
        record("file_refused", stream=f"report/{row.report}", by=SYSTEM, at=at, payload=said)


def _make_copies(row: Attachment) -> str:
    """An empty text when all went well, else why not."""
    if store.sha256_of(row.path) != row.sha256:
        return FILE_CHANGED
    if scanning.is_set_up() and (signature := scanning.found_in(store.place(row.path))):
        log.warning("file %s refused: signature %s", row.id, signature)
        return MALWARE
    try:
        copies = _copies_of(row)
    except Refusal as refusal:
        return refusal.code
    for variant, content in copies.items():
        store.write_copy(content, path=store.copy_path(row, variant=variant))
    return ""


def _copies_of(row: Attachment) -> dict[str, bytes]:
    file = store.place(row.path)
    if row.kind == Attachment.Kind.PICTURE:
        return pictures.cleaned_copies(file, media_type=row.media_type)
    if row.kind == Attachment.Kind.DOCUMENT:
        return _document_copies(row)
    return {}


def _document_copies(row: Attachment) -> dict[str, bytes]:
    rebuilt = documents.rebuilt(store.place(row.path))
    drawn = page_pictures.drawn_pages(rebuilt)
    row.drawn_pages = len(drawn)
    return {"pages": rebuilt} | {f"page-{number}": content for number, content in enumerate(drawn, start=1)}
