"""Take in a file before it belongs to a report."""

from dataclasses import dataclass, replace
from datetime import datetime

from lapor.attachments import documents, pictures, store
from lapor.attachments.errors import TooManyFiles
from lapor.attachments.media import MediaType, media_type_of
from lapor.attachments.models import Attachment
from lapor.attachments.names import cleaned_name
from lapor.audit.services import writes
from lapor.kit.ids import new_id

FILES_LIMIT = 10


def stage_file(upload: store.Readable, *, name: str, draft: str, at: datetime, added_by: str) -> Attachment:
    """Check an upload by its content and keep it on the disk, staged for a draft (a random text of at most 64 characters).

    The bytes are on the disk before the row is written; a refused upload leaves nothing behind. Call it outside of a
    transaction: reading a large picture takes up to a second. 3 statements.
    Raises FileTooLarge, TooManyFiles, WrongFileType, BrokenFile, LockedFile.
    """
    assert 0 < len(draft) <= 64
    _check_room(Attachment.objects.filter(draft=draft, state=Attachment.State.STAGED).count())
    file = new_id()
    path = store.original_path(file, on=at.date())
    written = store.write_new(upload, path=path)
    try:
        seen = _look_at(path)
        attachment = Attachment(
            id=file,
            draft=draft,
            added_by=added_by,
            kind=seen.media.kind,
            media_type=seen.media.code,
            name=cleaned_name(name, media=seen.media),
            size=written.size,
            sha256=written.sha256,
            path=path,
            pages=seen.pages,
            width=seen.width,
            height=seen.height,
            staged_at=at,
        )
        _keep_row(attachment)
    except BaseException:
        store.remove(path)
        raise
    return attachment


@dataclass(frozen=True, kw_only=True)
class _Seen:
    media: MediaType
    pages: int = 0
    width: int = 0
    height: int = 0


def _look_at(path: str) -> _Seen:
    file = store.place(path)
    seen = _Seen(media=media_type_of(file))
    if seen.media.kind == Attachment.Kind.PICTURE:
        size = pictures.measured(file, media_type=seen.media.code)
        return replace(seen, width=size.width, height=size.height)
    if seen.media.kind == Attachment.Kind.DOCUMENT:
        return replace(seen, pages=documents.page_count(file))
    return seen


@writes
def _keep_row(attachment: Attachment) -> None:
    """The lock makes two uploads at once count each other."""
    beside = Attachment.objects.filter(draft=attachment.draft, state=Attachment.State.STAGED)
    list(beside.select_for_update().order_by("id").values_list("id", flat=True)[:1])
    _check_room(beside.count())
    attachment.save(force_insert=True)


def _check_room(count: int) -> None:
    if count >= FILES_LIMIT:
        raise TooManyFiles(limit=FILES_LIMIT)
