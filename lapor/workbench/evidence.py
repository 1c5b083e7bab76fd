"""Files that an officer adds to an answer: staged for this officer and this report until the answer is sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from lapor.attachments import queries
from lapor.attachments.models import Attachment
from lapor.attachments.services import stage_file, unstage_file
from lapor.kit.refusals import Refusal


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """The staged files that belong to the form as it was posted, and what was refused."""

    files: tuple[Attachment, ...]
    refused: tuple[str, ...] = ()
    has_removed: bool = False


def draft_key(person: UUID, *, code: str) -> str:
    """The name under which this officer's files for this report wait."""
    return f"work-{person.hex}-{code}"


def waiting(person: UUID, *, code: str) -> Evidence:
    """What waits from before. 1 statement."""
    return Evidence(files=tuple(queries.staged_of(draft_key(person, code=code))))


def posted(request: HttpRequest, *, name: str, person: UUID, code: str, at: datetime) -> Evidence:
    """Stage what came with the form, drop what was taken away, and give what is left of this officer's own."""
    draft = draft_key(person, code=code)
    refused = _staged(request.FILES.getlist("file"), draft=draft, at=at)
    removed = request.POST.get(f"remove_{name}", "")
    tokens = set(request.POST.getlist(name))
    kept: list[Attachment] = []
    for file in queries.staged_of(draft):
        if str(file.id) == removed:
            unstage_file(file.id, draft=draft)
        elif str(file.id) in tokens or file.staged_at == at:
            kept.append(file)
    return Evidence(files=tuple(kept), refused=tuple(refused), has_removed=bool(removed))


def stage_one(upload: "UploadedFile[bytes]", *, person: UUID, code: str, at: datetime) -> Attachment:
    """Stage one file of the upload with progress. Raises the refusals of the files floor."""
    draft = draft_key(person, code=code)
    return stage_file(upload, name=upload.name or "berkas", draft=draft, at=at, added_by=f"officer/{person}")


def _staged(uploads: Iterable[object], *, draft: str, at: datetime) -> list[str]:
    refused: list[str] = []
    for upload in uploads:
        if not isinstance(upload, UploadedFile):
            continue
        try:
            stage_file(upload, name=upload.name or "berkas", draft=draft, at=at, added_by="officer")
        except Refusal as error:
            refused.append(f"{error.message} {error.next_step}")
    return refused
