"""All reads of files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from lapor.attachments import pictures, store
from lapor.attachments.links import FileToken, has_variant, read_token
from lapor.attachments.models import Attachment
from lapor.attachments.pictures import Position


@dataclass(frozen=True, kw_only=True)
class ServedFile:
    """A file as it may go out: where it lies, its type from our own list, its name, and until when."""

    place: Path
    media_type: str
    name: str
    is_shown_inline: bool
    may_seek: bool
    until: datetime


def files_of_report(report: UUID) -> list[Attachment]:
    """Every file of the report, oldest first. 1 statement. Whoever shows them filters by `shown` and by the asker."""
    return list(Attachment.objects.filter(report=report).order_by("id"))


def files_of_reports(reports: Sequence[UUID]) -> list[Attachment]:
    """Every file of these reports. 1 statement."""
    return list(Attachment.objects.filter(report__in=list(reports)).order_by("id"))


def count_of_response(response: UUID) -> int:
    """How many files support an office's response. 1 statement."""
    return Attachment.objects.filter(report__isnull=False, response=response).count()


def staged_files(files: Sequence[UUID]) -> list[Attachment]:
    """Those of the files that are still staged, oldest first. 1 statement, none without files."""
    staged = Attachment.objects.filter(pk__in=list(files), state=Attachment.State.STAGED)
    return list(staged.order_by("id")) if files else []


def staged_sound(file: UUID) -> ServedFile | None:
    """A recording that is still staged, for whoever may hear it before it belongs to a case. 1 statement."""
    row = Attachment.objects.filter(pk=file, state=Attachment.State.STAGED, kind=Attachment.Kind.SOUND).first()
    if row is None:
        return None
    return ServedFile(
        place=store.place(row.path),
        media_type=row.media_type,
        name=row.name,
        is_shown_inline=True,
        may_seek=True,
        until=row.staged_at,
    )


def known_files(files: Sequence[UUID]) -> set[UUID]:
    """Those of these files that are still here, staged or kept. 1 statement, none without files."""
    return set(Attachment.objects.filter(pk__in=list(files)).values_list("id", flat=True)) if files else set()


def staged_of(draft: str) -> list[Attachment]:
    """The files that wait in a draft, oldest first. 1 statement, none for an empty draft."""
    staged = Attachment.objects.filter(draft=draft, state=Attachment.State.STAGED)
    return list(staged.order_by("id")) if draft else []


def files_to_clean(report: UUID) -> list[UUID]:
    """Kept files of the report that have no cleaned copies yet. 1 statement."""
    kept = Attachment.objects.filter(report=report, state=Attachment.State.KEPT)
    return list(kept.order_by("id").values_list("id", flat=True))


def offered_position(attachment: Attachment) -> Position | None:
    """Where the picture says it was taken, to be offered to the reporter as the place. Reads the original; no statement."""
    if attachment.kind != Attachment.Kind.PICTURE:
        return None
    return pictures.position_of(store.place(attachment.path), media_type=attachment.media_type)


def served_file(token: str, *, at: datetime) -> ServedFile | None:
    """What the token of a signed address opens now; None when it opens nothing. 1 statement, none for a bad token."""
    asked = read_token(token, at=at)
    row = Attachment.objects.filter(pk=asked.file).first() if asked else None
    if asked is None or row is None or not has_variant(row, variant=asked.variant):
        return None
    served = _served(row, asked=asked)
    return served if served.place.is_file() else None


def _served(row: Attachment, *, asked: FileToken) -> ServedFile:
    if asked.variant == "page":
        return _served_page(row, asked=asked)
    is_picture, is_document = row.kind == Attachment.Kind.PICTURE, row.kind == Attachment.Kind.DOCUMENT
    path = row.path
    if is_picture or is_document:
        path = store.copy_path(row, variant="pages" if is_document else asked.variant)
    return ServedFile(
        place=store.place(path),
        media_type="image/webp" if is_picture else row.media_type,
        name=f"{row.name.rpartition('.')[0]}.webp" if is_picture else row.name,
        is_shown_inline=not is_document,
        may_seek=not is_picture and not is_document,
        until=asked.until,
    )


def _served_page(row: Attachment, *, asked: FileToken) -> ServedFile:
    return ServedFile(
        place=store.place(store.copy_path(row, variant=f"page-{asked.page}")),
        media_type="image/webp",
        name=f"{row.name.rpartition('.')[0]}-{asked.page}.webp",
        is_shown_inline=True,
        may_seek=False,
        until=asked.until,
    )
