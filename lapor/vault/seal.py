"""Door for intake: seal who the reporter is. Needs public keys only."""

from datetime import date
from uuid import UUID

from django.db import connection

from lapor.vault import boxes, keys
from lapor.vault.boxes import Contact
from lapor.vault.digests import digest_of
from lapor.vault.models import SealedIdentity

__all__ = ["Contact", "PreparedSeal", "prepare_seal", "store_seal"]

PreparedSeal = SealedIdentity


def prepare_seal(contact: Contact, *, ref: UUID, access_key: str, on: date) -> SealedIdentity:
    """Seal the contact for the delivery key, the custodian key and the reporter's own access key: ready to be stored.

    The work is done before the transaction begins. No statement.
    """
    delivery = keys.sealing_key(keys.DELIVERY)
    custodian = keys.sealing_key(keys.CUSTODIAN)
    data_key = boxes.new_data_key()
    return SealedIdentity(
        ref=ref,
        sealed=boxes.lock(contact, ref=ref, key=data_key),
        delivery_wrap=boxes.wrap(data_key, to=delivery.public),
        custodian_wrap=boxes.wrap(data_key, to=custodian.public),
        reporter_wrap=boxes.wrap(data_key, to=boxes.reporter_key(access_key, ref=ref).public_key),
        delivery_key=delivery.id,
        custodian_key=custodian.id,
        has_contact=contact.is_reachable,
        phone_digest=digest_of(contact.phone),
        email_digest=digest_of(contact.email),
        address_digest=digest_of(contact.address),
        sealed_on=on,
    )


def store_seal(prepared: SealedIdentity) -> None:
    """Store the record inside the transaction that is open. 1 statement."""
    assert connection.in_atomic_block, "sealing belongs inside a service"
    prepared.save(force_insert=True)
