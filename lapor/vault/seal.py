"""Door for intake: seal who the reporter is. Needs public keys only."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from lapor.vault import boxes, keys
from lapor.vault.boxes import Contact
from lapor.vault.digests import digests_of
from lapor.vault.models import BlindIndex, SealedIdentity

__all__ = ["Contact", "PreparedSeal", "prepare_seal", "store_seal"]


@dataclass(frozen=True, kw_only=True)
class PreparedSeal:
    """A sealed record that is ready to be stored: the work is done before the transaction begins."""

    record: SealedIdentity
    digests: tuple[str, ...]


def prepare_seal(contact: Contact, *, ref: UUID, access_key: str, on: date) -> PreparedSeal:
    """Seal the contact for the delivery key, the custodian key and the reporter's own access key. No statement."""
    delivery = keys.sealing_key(keys.DELIVERY)
    custodian = keys.sealing_key(keys.CUSTODIAN)
    data_key = boxes.new_data_key()
    record = SealedIdentity(
        ref=ref,
        sealed=boxes.lock(contact, ref=ref, key=data_key),
        delivery_wrap=boxes.wrap(data_key, to=delivery.public),
        custodian_wrap=boxes.wrap(data_key, to=custodian.public),
        reporter_wrap=boxes.wrap(data_key, to=boxes.reporter_key(access_key, ref=ref).public_key),
        delivery_key=delivery.id,
        custodian_key=custodian.id,
        has_contact=contact.is_reachable,
        sealed_on=on,
    )
    return PreparedSeal(record=record, digests=digests_of(contact))


def store_seal(prepared: PreparedSeal) -> None:
    """Store the record inside the transaction that is open. 1 statement, 2 with a contact."""
    assert connection.in_atomic_block, "sealing belongs inside a service"
    prepared.record.save(force_insert=True)
    if prepared.digests:
        BlindIndex.objects.bulk_create(
            [BlindIndex(ref=prepared.record.ref, digest=digest) for digest in prepared.digests]
        )
