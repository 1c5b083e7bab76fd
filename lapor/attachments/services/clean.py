"""Make the copies of a kept file that people get to see."""

from uuid import UUID

from lapor.attachments import documents, pictures, store
from lapor.attachments.models import Attachment
from lapor.kit.refusals import Refusal

FILE_CHANGED = "file_changed"


def clean_file(attachment: UUID) -> str:
    """Make a kept file ready, or refuse it with a failure code; returns the state it has now. Safe to run twice. 2 statements.

    Pictures become WebP in two sizes, PDF is rebuilt from its pages, sound and video stay as they are. Reading and
    writing copies come before the one update. A full disk raises OSError, so that the job is tried again.
    """
    row = Attachment.objects.filter(pk=attachment).first()
    if row is None:
        return ""
    if row.state != Attachment.State.KEPT:
        return row.state
    failure = _make_copies(row)
    state = Attachment.State.REFUSED if failure else Attachment.State.READY
    Attachment.objects.filter(pk=attachment, state=Attachment.State.KEPT).update(state=state, failure=failure)
    return state


def _make_copies(row: Attachment) -> str:
    """An empty text when all went well, else why not."""
    if store.sha256_of(row.path) != row.sha256:
        return FILE_CHANGED
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
        return {"pages": documents.rebuilt(file)}
    return {}
