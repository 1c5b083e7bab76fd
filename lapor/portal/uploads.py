"""Files that come with a word of the reporter or an office: sent ahead, or posted with the form itself."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext as now_text

from lapor.attachments import queries as attachments
from lapor.attachments.errors import TooManyFiles
from lapor.attachments.services import rename_files, stage_file
from lapor.intake.drafts import DraftFile, open_file, seal_file
from lapor.intake.errors import BadDraft
from lapor.kit.masking import Known, mask
from lapor.kit.refusals import Refusal
from lapor.kit.text import shorten
from lapor.ui.shapes import FileItem
from lapor.vault.match import own_name_in

FIELD = "attachments"
FILES_LIMIT = 10
_KINDS = {"picture": "image", "video": "video", "sound": "sound", "document": "file"}


@dataclass(frozen=True, kw_only=True)
class Sending:
    """One thing that is being sent: its own id, by which it counts once, its files, and what was wrong with others."""

    message_id: str
    files: tuple[DraftFile, ...] = ()
    problems: tuple[str, ...] = ()
    is_removing: bool = False

    @property
    def ids(self) -> tuple[UUID, ...]:
        """The staged files' keys."""
        return tuple(file.id for file in self.files)

    @property
    def items(self) -> tuple[FileItem, ...]:
        """The files for the upload list, each with the token that carries it through the next post."""
        return tuple(
            FileItem(name=file.name, size=file.size, kind=_KINDS.get(file.kind, "file"), token=seal_file(file))
            for file in self.files
        )


def new_sending() -> Sending:
    """Nothing sent yet, with a fresh id."""
    return Sending(message_id=secrets.token_urlsafe(18))


def sending_of(request: HttpRequest, *, at: datetime, added_by: str, ref: UUID | None = None) -> Sending:
    """What was posted: files sent ahead by their tokens, and files in the form, which are staged now.

    `ref` is the reporter whose own name no file may carry, not even while it is staged.
    """
    message_id = request.POST.get("kiriman", "")[:64] or secrets.token_urlsafe(18)
    removed = request.POST.get(f"remove_{FIELD}", "")
    files = _named([token for token in request.POST.getlist(FIELD) if token != removed], ref=ref)
    problems: list[str] = []
    for upload in request.FILES.getlist("file"):
        try:
            if len(files) >= FILES_LIMIT:
                raise TooManyFiles
            files.append(
                _staged(upload, name=_name(upload.name or "", ref=ref), draft=message_id, at=at, added_by=added_by)
            )
        except Refusal as refusal:
            name = shorten(upload.name or now_text("Berkas"), limit=60)
            problems.append(f"{name}: {refusal.message} {refusal.next_step}")
    return Sending(
        message_id=message_id,
        files=tuple(files[:FILES_LIMIT]),
        problems=tuple(problems),
        is_removing=bool(removed),
    )


def _name(name: str, *, ref: UUID | None) -> str:
    return mask(name, known=Known(name=own_name_in(name, ref=ref))).text if ref else name


def _staged(upload: "UploadedFile[Any]", *, name: str, draft: str, at: datetime, added_by: str) -> DraftFile:
    kept = stage_file(upload, name=name, draft=draft, at=at, added_by=added_by)
    return DraftFile(id=kept.id, name=kept.name, size=kept.size, kind=kept.kind)


def _named(tokens: Sequence[str], *, ref: UUID | None) -> list[DraftFile]:
    """The files behind the tokens. They were staged without the names that they have here, for nobody knew whose they are."""
    found: dict[UUID, DraftFile] = {}
    for token in tokens[: 2 * FILES_LIMIT]:
        try:
            file = open_file(token)
        except BadDraft:
            continue
        found[file.id] = replace(file, name=_name(file.name, ref=ref))
    if found:
        staged = attachments.staged_files(list(found))
        rename_files({file.id: found[file.id].name for file in staged})
    return list(found.values())
