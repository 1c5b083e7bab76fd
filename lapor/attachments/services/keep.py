"""Staged files become part of a report."""

from collections.abc import Sequence
from uuid import UUID

from django.db import connection

from lapor.attachments.models import Attachment


def keep_files(
    files: Sequence[UUID], *, report: UUID, added_by: str, response: UUID | None = None, shown: str = "case"
) -> list[Attachment]:
    """Bind staged files to a report (and an office's response); a job cleans them afterwards. 2 statements.

    Files that are not staged any more are passed over: the same form sent twice binds them once.
    """
    assert connection.in_atomic_block, "keeping files belongs inside a service"
    staged = Attachment.objects.filter(pk__in=list(files), state=Attachment.State.STAGED)
    kept = list(staged.order_by("id"))
    staged.update(
        report=report,
        response=response,
        added_by=added_by,
        shown=shown,
        draft="",
        state=Attachment.State.KEPT,
    )
    return kept
