"""Receive a later word or file of the reporter."""

from datetime import datetime

from django.db import IntegrityError, transaction

from lapor.intake.message import WordMessage
from lapor.kit import actors
from lapor.kit.hashing import sha256_hex
from lapor.kit.masking import Known, mask
from lapor.kit.text import clean
from lapor.reports import followed_queries as reports
from lapor.reports.services import add_word, answer_question
from lapor.vault.match import own_name_in
from lapor.vault.seal import seal_word


def receive_word(message: WordMessage, *, at: datetime) -> bool:
    """Put the word into the case, as the answer to the open question or as an addition; false when it is there already.

    Numbers and addresses of persons and the reporter's own name are masked in it, and the word as it was written is sealed
    beside it (2 statements, and 2 more when something was found).
    Raises NotAllowed, WrongState, MissingReason.
    """
    say = answer_question if message.is_answer else add_word
    key = sha256_hex(f"{message.channel}\n{message.message_id}".encode())
    written = clean(message.text)
    report = reports.report_of(message.report)
    own = own_name_in(written, ref=report.reporter_ref) if report else ""
    masked = mask(written, known=Known(name=own))
    try:
        with transaction.atomic():
            say(
                message.report,
                text=masked.text,
                files=message.files,
                message_key=key,
                by=actors.reporter(message.report),
                at=at,
            )
            if masked.kinds and report is not None:
                seal_word(written, key=key, ref=report.reporter_ref, at=at)
    except IntegrityError:
        return False
    return True
