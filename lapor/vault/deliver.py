"""Door for notifications: where to send an answer. Works only where the delivery key's private half can be read (the worker)."""

from dataclasses import dataclass
from uuid import UUID

from nacl.public import SealedBox

from lapor.vault import boxes, keys
from lapor.vault.boxes import Contact
from lapor.vault.models import SealedIdentity

__all__ = ["Contact", "Parcel", "contact_of", "open_parcel", "seal_parcel"]


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """A message with its address, sealed for the worker. `key` names the private half that opens it."""

    key: str
    sealed: bytes


def contact_of(ref: UUID) -> Contact | None:
    """The reporter's contact, for sending and nothing else; None when there is none, or it was erased or restricted. 1 statement."""
    kept = SealedIdentity.objects.filter(pk=ref, erased_on__isnull=True, restricted_on__isnull=True)
    record = kept.filter(has_contact=True).first()
    if record is None:
        return None
    private = keys.private_key(keys.DELIVERY, key_id=record.delivery_key)
    data_key = boxes.unwrap(bytes(record.delivery_wrap), by=private)
    return boxes.unlock(bytes(record.sealed), ref=ref, key=data_key)


def seal_parcel(content: bytes) -> Parcel:
    """Seal an outgoing message for the worker; needs the public key only. No statement."""
    key = keys.sealing_key(keys.DELIVERY)
    return Parcel(key=key.id, sealed=bytes(SealedBox(key.public).encrypt(content)))


def open_parcel(parcel: Parcel) -> bytes:
    """The message again, in the worker. Raises FileNotFoundError or PermissionError for everybody else."""
    private = keys.private_key(keys.DELIVERY, key_id=parcel.key)
    return bytes(SealedBox(private).decrypt(parcel.sealed))
