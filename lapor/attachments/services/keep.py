"""Staged files become part of a report."""

from collections.abc import Sequence
from uuid import UUID

from django.db import connection
from django.db.models import Case, CharField, Value, When

from lapor.attachments import queries
from lapor.attachments.models import Attachment


def keep_files(
    files: Sequence[UUID], *, report: UUID, added_by: str, response: UUID | None = None, shown: str = "case"
) -> list[Attachment]:
    """Bind staged files to a report (and an office's response); a job cleans them afterwards. 2 statements.

    Files that are not staged any more are passed over: the same form sent twice binds them once.
    """
    kept = queries.staged_files(files)
    bind_files(kept, report=report, added_by=added_by, response=response, shown=shown)
    return kept


def bind_files(
    staged: Sequence[Attachment], *, report: UUID, added_by: str, response: UUID | None = None, shown: str = "case"
) -> None:
    """Bind files that were read as staged already, under the names that they have now. 1 statement, none without files."""
    assert connection.in_atomic_block, "keeping files belongs inside a service"
    if not staged:
        return
    rows = Attachment.objects.filter(pk__in=[file.pk for file in staged], state=Attachment.State.STAGED)
    names = [When(pk=file.pk, then=Value(file.name)) for file in staged]
    rows.update(
        report=report,
        response=response,
        added_by=added_by,
        shown=shown,
        draft="",
        state=Attachment.State.KEPT,
        name=Case(*names, output_field=CharField()),
    )
