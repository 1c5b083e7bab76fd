"""Door for portal: what reporters may do with what is held about them, opened by their own access key."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from lapor.vault import boxes
from lapor.vault.boxes import Contact, Words
from lapor.vault.models import RightsRequest, SealedIdentity, SealedWord
from lapor.vault.queries import looks_at, requests_of
from lapor.vault.services.ask_right import ask_right
from lapor.vault.services.correct import correct_contact

__all__ = [
    "Contact",
    "OwnWords",
    "RightsRequest",
    "Words",
    "ask_right",
    "correct_contact",
    "looks_at",
    "own_contact",
    "own_words",
    "requests_of",
]


@dataclass(frozen=True, kw_only=True)
class OwnWords:
    """What the reporter wrote, unmasked: at filing (None when nothing was masked) and later, by the message key of each word."""

    filed: Words | None
    later: Mapping[str, str]


def own_contact(ref: UUID, *, access_key: str) -> Contact | None:
    """What is held about the reporter, opened with their own key; None when nothing is held. 1 statement.

    Raises nacl's CryptoError with another key.
    """
    record = SealedIdentity.objects.filter(pk=ref, erased_on__isnull=True).first()
    if record is None:
        return None
    data_key = boxes.unwrap(bytes(record.reporter_wrap), by=boxes.reporter_key(access_key, ref=ref))
    return boxes.unlock(bytes(record.sealed), ref=ref, key=data_key)


def own_words(ref: UUID, *, access_key: str) -> OwnWords:
    """The reporter's own words where the case shows them masked, opened with their own key. 2 statements.

    Raises nacl's CryptoError with another key.
    """
    record = SealedIdentity.objects.filter(pk=ref, erased_on__isnull=True).first()
    if record is None:
        return OwnWords(filed=None, later={})
    own = boxes.reporter_key(access_key, ref=ref)
    data_key = boxes.unwrap(bytes(record.reporter_wrap), by=own)
    later = SealedWord.objects.filter(ref=ref, reporter_wrap__isnull=False).order_by("sealed_at")
    return OwnWords(
        filed=boxes.unlock_words(bytes(record.sealed_words), ref=ref, key=data_key) if record.sealed_words else None,
        later={
            row.key: boxes.unlock_words(
                bytes(row.sealed), ref=ref, key=boxes.unwrap(bytes(row.reporter_wrap or b""), by=own)
            ).body
            for row in later
        },
    )
