"""Door for portal: what reporters may do with what is held about them, opened by their own access key."""

from uuid import UUID

from lapor.vault import boxes
from lapor.vault.boxes import Contact
from lapor.vault.models import SealedIdentity


def own_contact(ref: UUID, *, access_key: str) -> Contact | None:
    """What is held about the reporter, opened with their own key; None when nothing is held. 1 statement.

    Raises nacl's CryptoError with another key.
    """
    record = SealedIdentity.objects.filter(pk=ref, erased_on__isnull=True).first()
    if record is None:
        return None
    data_key = boxes.unwrap(bytes(record.reporter_wrap), by=boxes.reporter_key(access_key, ref=ref))
    return boxes.unlock(bytes(record.sealed), ref=ref, key=data_key)
