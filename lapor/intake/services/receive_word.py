"""Receive a later word or file of the reporter."""

from datetime import datetime

from django.db import IntegrityError, transaction

from lapor.intake.message import WordMessage
from lapor.kit import actors
from lapor.kit.hashing import sha256_hex
from lapor.reports.services import add_word, answer_question


def receive_word(message: WordMessage, *, at: datetime) -> bool:
    """Put the word into the case, as the answer to the open question or as an addition; false when it is there already.

    Raises NotAllowed, WrongState, MissingReason.
    """
    say = answer_question if message.is_answer else add_word
    key = sha256_hex(f"{message.channel}\n{message.message_id}".encode())
    try:
        with transaction.atomic():
            say(
                message.report,
                text=message.text,
                files=message.files,
                message_key=key,
                by=actors.reporter(message.report),
                at=at,
            )
    except IntegrityError:
        return False
    return True
