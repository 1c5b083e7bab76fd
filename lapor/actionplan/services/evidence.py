"""Files that prove what was told; part of other services."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from lapor.attachments.models import Attachment
from lapor.attachments.services import keep_files
from lapor.attachments.work import CLEAN
from lapor.jobs.services import ask_for


def keep_evidence(
    files: Sequence[UUID], *, of: UUID, added_by: str = "office", shown: str = Attachment.Shown.PUBLIC, at: datetime
) -> list[Attachment]:
    """Bind staged files to the row that they prove, and let a job clean each. 2 statements and one a file; none without files."""
    if not files:
        return []
    kept = keep_files(files, report=of, added_by=added_by, shown=shown)
    for file in kept:
        ask_for(CLEAN.name, key=str(file.id), at=at, arguments={"file": str(file.id)})
    return kept
