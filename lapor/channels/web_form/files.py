"""Files of a draft: sent ahead by JavaScript, or posted with the first step."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from lapor.attachments.errors import TooManyFiles
from lapor.attachments.names import name_like
from lapor.attachments.queries import known_files
from lapor.attachments.services import stage_file
from lapor.channels.web_form.forms import sentence_of
from lapor.intake.drafts import Draft, DraftFile, open_file, seal_file
from lapor.intake.errors import BadDraft
from lapor.kit.refusals import Refusal
from lapor.kit.text import shorten
from lapor.ui.shapes import FileItem

FILES_LIMIT = 10
# Staged files are forgotten after 48 hours; until shortly before, nothing has to be asked.
SURELY_KEPT = timedelta(hours=40)
REPORTER = "reporter"
_KINDS = {"picture": "image", "video": "video", "sound": "sound", "document": "file"}


@dataclass(frozen=True, kw_only=True)
class Taken:
    """The draft with the files that were taken, and a sentence for each that was not."""

    draft: Draft
    problems: tuple[str, ...]


def stage(upload: "UploadedFile[Any]", *, draft: str, at: datetime) -> DraftFile:
    """Check and keep one upload. Its name waits sealed in the draft alone: it may be the reporter's, who is not known yet.

    Raises the refusals of `stage_file`.
    """
    kept = stage_file(upload, name="", draft=draft, at=at, added_by=REPORTER)
    name = name_like(upload.name or "", staged=kept.name)
    return DraftFile(id=kept.id, name=name, size=kept.size, kind=kept.kind)


def take_files(
    draft: Draft, *, tokens: Sequence[str], removed: str, uploads: "Sequence[UploadedFile[Any]]", at: datetime
) -> Taken:
    """The draft with the files named by tokens (but the removed one), and those posted with the form."""
    files = list(_named([token for token in tokens if token != removed]))
    problems: list[str] = []
    if len(files) > FILES_LIMIT:
        problems.append(sentence_of(TooManyFiles()))
    files = files[:FILES_LIMIT]
    for upload in uploads:
        try:
            if len(files) >= FILES_LIMIT:
                raise TooManyFiles
            files.append(stage(upload, draft=draft.token, at=at))
        except Refusal as refusal:
            name = shorten(upload.name or _("Berkas"), limit=60)
            problems.append(f"{name}: {sentence_of(refusal)}")
    return Taken(draft=replace(draft, files=tuple(files)), problems=tuple(problems))


def left_of(draft: Draft, *, at: datetime) -> Draft:
    """The draft without files that were forgotten because they waited for two days. 1 statement, none while all are fresh."""
    oldest = at - SURELY_KEPT
    if all(staged_at(file) > oldest for file in draft.files):
        return draft
    known = known_files([file.id for file in draft.files])
    return replace(draft, files=tuple(file for file in draft.files if file.id in known))


def staged_at(file: DraftFile) -> datetime:
    """When the file was staged: its key says so. Source: RFC 9562, 5.7."""
    return datetime.fromtimestamp((file.id.int >> 80) / 1000, tz=UTC)


def items_of(draft: Draft) -> tuple[FileItem, ...]:
    """The files for the upload list, each with a token that carries it through the next post."""
    return tuple(
        FileItem(name=file.name, size=file.size, kind=_KINDS.get(file.kind, "file"), token=seal_file(file))
        for file in draft.files
    )


def _named(tokens: Sequence[str]) -> list[DraftFile]:
    found: dict[object, DraftFile] = {}
    for token in tokens[: 2 * FILES_LIMIT]:
        try:
            file = open_file(token)
        except BadDraft:
            continue
        found[file.id] = file
    return list(found.values())
