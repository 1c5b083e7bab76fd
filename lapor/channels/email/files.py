"""Files of a mail on their way into a case."""

import io
import logging
from datetime import datetime
from uuid import UUID

from lapor.attachments.services import stage_file
from lapor.channels.email.inbound import Mail
from lapor.kit.ids import new_id
from lapor.kit.refusals import Refusal

log = logging.getLogger("lapor.channels.email")

MOST_FILES = 10


def staged_files(mail: Mail, *, added_by: str, at: datetime) -> tuple[tuple[UUID, ...], int]:
    """The files that are taken, each looked at by its content, and how many are not."""
    kept: list[UUID] = []
    draft = new_id().hex
    for piece in mail.pieces[:MOST_FILES]:
        try:
            file = stage_file(io.BytesIO(piece.content), name=piece.name, draft=draft, at=at, added_by=added_by)
        except Refusal as refusal:
            log.info("a file of a mail was not taken: %s", refusal.code)
            continue
        kept.append(file.id)
    return tuple(kept), len(mail.pieces) - len(kept)
