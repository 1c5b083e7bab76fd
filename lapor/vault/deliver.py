"""Door for notifications: where to send an answer. Works only where the delivery key's private half can be read (the worker)."""

from uuid import UUID

from lapor.vault import boxes, keys
from lapor.vault.boxes import Contact
from lapor.vault.models import SealedIdentity


def contact_of(ref: UUID) -> Contact | None:
    """The reporter's contact, for sending and nothing else; None when there is none or it was erased. 1 statement."""
    record = SealedIdentity.objects.filter(pk=ref, erased_on__isnull=True, has_contact=True).first()
    if record is None:
        return None
    private = keys.private_key(keys.DELIVERY, key_id=record.delivery_key)
    data_key = boxes.unwrap(bytes(record.delivery_wrap), by=private)
    return boxes.unlock(bytes(record.sealed), ref=ref, key=data_key)
