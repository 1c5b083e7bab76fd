"""What happens to a file in tests: staged, sent, cleaned."""

from datetime import UTC, datetime
from io import BytesIO
from uuid import UUID

from django.db import transaction

from lapor.attachments.models import Attachment
from lapor.attachments.services import clean_file, keep_files, stage_file
from lapor.kit.ids import new_id

NOW = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)


def staged(content: bytes, *, name: str = "foto.jpg", draft: str = "draf-1", at: datetime = NOW) -> Attachment:
    """A file that was taken in."""
    return stage_file(BytesIO(content), name=name, draft=draft, at=at, added_by="reporter")


def kept(content: bytes, *, name: str = "foto.jpg", report: UUID | None = None) -> Attachment:
    """A file that was sent with a report."""
    file = staged(content, name=name)
    with transaction.atomic():
        keep_files([file.id], report=report or new_id(), added_by="reporter")
    file.refresh_from_db()
    return file


def ready(content: bytes, *, name: str = "foto.jpg") -> Attachment:
    """A file that was cleaned."""
    file = kept(content, name=name)
    clean_file(file.id, at=NOW)
    file.refresh_from_db()
    return file
