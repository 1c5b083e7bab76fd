"""The short token of one question: made when the question is sent, used up by the answer."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F

from lapor.audit.services import writes
from lapor.kit.codes import ALPHABET
from lapor.kit.hashing import sha256_hex
from lapor.notifications.models import ReplyToken

LENGTH = 5
VALID = timedelta(days=90)
MOST_TRIES = 8
# Without digits that pass for letters, and without vowels: nobody gets a word.
_LETTERS = "".join(letter for letter in ALPHABET if letter not in "01AEU")
_LOOK_ALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})


@writes
def make_reply_token(report: UUID, *, purpose: str, at: datetime) -> str:
    """A fresh token for this question; an older one of the same purpose stops working. 1 statement."""
    token = "".join(secrets.choice(_LETTERS) for _ in range(LENGTH))
    ReplyToken.objects.update_or_create(
        report_id=report,
        purpose=purpose,
        defaults={"token_hash": _hash(token, report=report), "made_at": at, "tries": 0, "used_at": None},
    )
    return token


@writes
def use_reply_token(token: str, *, reports: Sequence[UUID], purpose: str, at: datetime) -> UUID | None:
    """The report whose open question of that purpose has this token, which is used up; None when none of these has it.

    After eight wrong tries a question's token stops working. ≤ 3 statements.
    """
    rows = ReplyToken.objects.select_for_update().filter(
        report_id__in=list(reports), purpose=purpose, used_at__isnull=True, made_at__gt=at - VALID, tries__lt=MOST_TRIES
    )
    for row in rows:
        if secrets.compare_digest(row.token_hash, _hash(token, report=row.report_id)):
            ReplyToken.objects.filter(pk=row.pk).update(used_at=at)
            return row.report_id
    ReplyToken.objects.filter(report_id__in=list(reports), purpose=purpose, used_at__isnull=True).update(
        tries=F("tries") + 1
    )
    return None


def looks_like_token(text: str) -> bool:
    """Whether a word may be such a token."""
    typed = text.upper().translate(_LOOK_ALIKES)
    return len(typed) == LENGTH and all(letter in _LETTERS for letter in typed)


def _hash(token: str, *, report: UUID) -> str:
    return sha256_hex(b"lapor reply token" + report.bytes + token.upper().translate(_LOOK_ALIKES).encode())
