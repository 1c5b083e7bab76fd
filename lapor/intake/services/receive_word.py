"""Receive a later word or file of the reporter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from lapor.attachments import queries as attachments
from lapor.attachments.services import rename_files
from lapor.intake.masked import NAME_LIMIT
from lapor.intake.message import WordMessage
from lapor.kit import actors
from lapor.kit.actors import Actor
from lapor.kit.hashing import sha256_hex
from lapor.kit.masking import Known, mask
from lapor.kit.text import clean
from lapor.reports import followed_queries as reports
from lapor.reports.errors import UnknownReport
from lapor.reports.services import add_word, answer_question
from lapor.vault.match import own_name_in
from lapor.vault.seal import seal_word


@dataclass(frozen=True, kw_only=True)
class MaskedWord:
    """A later word as everybody who works on the case reads it, and as it was written when that differs.

    `names` are the files that told something by their names, with the names that they get.
    """

    text: str
    original: str
    names: Mapping[UUID, str] = field(default_factory=dict)


def mask_word(text: str, *, ref: UUID, name: str = "", files: Sequence[UUID] = ()) -> MaskedWord:
    """Mask numbers and addresses of persons and the reporter's own name, which may also be what the channel shows (`name`).

    File names are masked too. 1 statement, 2 with files, before any transaction.
    """
    written, staged = clean(text), attachments.staged_files(files)
    whole = "\n".join([written, *(file.name for file in staged)])
    known = Known(name=own_name_in(whole, ref=ref) or name)
    masked, names = mask(written, known=known), {file.id: mask(file.name, known=known) for file in staged}
    changed = {key: each.text[:NAME_LIMIT] for key, each in names.items() if each.kinds}
    original = whole if changed else written if masked.kinds else ""
    return MaskedWord(text=masked.text, original=original, names=changed)


def keep_original(word: MaskedWord, *, key: str, ref: UUID, at: datetime) -> None:
    """Seal the word as it was written, inside the transaction that stores it; nothing to do when nothing was masked."""
    if word.original:
        seal_word(word.original, key=key, ref=ref, at=at)
    rename_files(word.names)


def receive_word(message: WordMessage, *, at: datetime, by: Actor | None = None) -> bool:
    """Put the word into the case, as the answer to the open question or as an addition; false when it is there already.

    Numbers and addresses of persons and the reporter's own name are masked in it, and the word as it was written is sealed
    beside it (2 statements, and 2 more when something was found).
    `by` is the reporter who said it elsewhere (village post). Raises NotAllowed, WrongState, MissingReason.
    """
    say = answer_question if message.is_answer else add_word
    key = sha256_hex(f"{message.channel}\n{message.message_id}".encode())
    report = reports.report_of(message.report)
    if report is None:
        raise UnknownReport
    word = mask_word(message.text, ref=report.reporter_ref, files=message.files)
    try:
        with transaction.atomic():
            say(
                message.report,
                text=word.text,
                files=message.files,
                message_key=key,
                by=by or actors.reporter(message.report),
                at=at,
            )
            keep_original(word, key=key, ref=report.reporter_ref, at=at)
    except IntegrityError:
        return False
    return True
