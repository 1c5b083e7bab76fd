"""Files of a case as the page shows them."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from lapor.attachments.links import file_address, page_addresses
from lapor.attachments.models import Attachment
from lapor.ui.shapes import FileItem

KINDS = {Attachment.Kind.PICTURE: "image", Attachment.Kind.VIDEO: "video", Attachment.Kind.SOUND: "sound"}
STATES = {
    Attachment.State.KEPT: _("Sedang diperiksa. Muat ulang sebentar lagi."),
    Attachment.State.REFUSED: _("Berkas ini tidak bisa ditampilkan dengan aman."),
}


def shown(files: Iterable[Attachment], *, now: datetime) -> tuple[FileItem, ...]:
    """Files with addresses that hold for an hour or two. No statement."""
    return tuple(_shown(file, now=now) for file in files)


def staged(files: Iterable[Attachment]) -> tuple[FileItem, ...]:
    """Files that wait in a form."""
    return tuple(FileItem(name=file.name, size=file.size, token=str(file.id)) for file in files)


def _shown(file: Attachment, *, now: datetime) -> FileItem:
    return FileItem(
        name=file.name,
        url=file_address(file, variant="view", now=now),
        kind=KINDS.get(Attachment.Kind(file.kind), "file"),
        size=file.size,
        preview_url=file_address(file, variant="thumb", now=now) if file.kind == Attachment.Kind.PICTURE else "",
        pages=page_addresses(file, now=now),
        note=file.words or STATES.get(Attachment.State(file.state), ""),
    )
