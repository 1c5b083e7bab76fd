"""Door for intake: seal who the reporter is. Needs public keys only."""

from datetime import date, datetime
from uuid import UUID

from django.db import connection
from nacl.public import PublicKey

from lapor.vault import boxes, keys
from lapor.vault.boxes import Contact, Words
from lapor.vault.digests import digest_of, name_digests
from lapor.vault.models import SealedIdentity, SealedWord

__all__ = ["Contact", "PreparedSeal", "Words", "prepare_seal", "seal_word", "store_seal"]

PreparedSeal = SealedIdentity


def prepare_seal(
    contact: Contact, *, ref: UUID, access_key: str, on: date, words: Words | None = None
) -> SealedIdentity:
    """Seal the contact for the delivery key, the custodian key and the reporter's own access key: ready to be stored.

    `words` are the reporter's own, given when a part of them is shown masked. The work is done before the transaction begins.
    No statement.
    """
    delivery = keys.sealing_key(keys.DELIVERY)
    custodian = keys.sealing_key(keys.CUSTODIAN)
    own = boxes.reporter_key(access_key, ref=ref).public_key
    data_key = boxes.new_data_key()
    return SealedIdentity(
        ref=ref,
        sealed=boxes.lock(contact, ref=ref, key=data_key),
        delivery_wrap=boxes.wrap(data_key, to=delivery.public),
        custodian_wrap=boxes.wrap(data_key, to=custodian.public),
        reporter_wrap=boxes.wrap(data_key, to=own),
        reporter_public=bytes(own),
        sealed_words=boxes.lock_words(words, ref=ref, key=data_key) if words else None,
        delivery_key=delivery.id,
        custodian_key=custodian.id,
        has_contact=contact.is_reachable,
        phone_digest=digest_of(contact.phone),
        email_digest=digest_of(contact.email),
        address_digest=digest_of(contact.address),
        name_digests=name_digests(contact.name, ref=ref),
        sealed_on=on,
    )


def store_seal(prepared: SealedIdentity) -> None:
    """Store the record inside the transaction that is open. 1 statement."""
    assert connection.in_atomic_block, "sealing belongs inside a service"
    prepared.save(force_insert=True)


def seal_word(text: str, *, key: str, ref: UUID, at: datetime) -> None:
    """Keep a later word as it was written, for its reporter and for a granted view. 2 statements; none is kept after an erasure."""
    assert connection.in_atomic_block, "sealing belongs inside a service"
    record = SealedIdentity.objects.filter(pk=ref, erased_on__isnull=True).first()
    if record is None:
        return
    custodian = keys.sealing_key(keys.CUSTODIAN)
    own = PublicKey(bytes(record.reporter_public)) if record.reporter_public else None
    data_key = boxes.new_data_key()
    SealedWord(
        key=key,
        ref=ref,
        sealed=boxes.lock_words(Words(body=text), ref=ref, key=data_key),
        custodian_wrap=boxes.wrap(data_key, to=custodian.public),
        custodian_key=custodian.id,
        reporter_wrap=boxes.wrap(data_key, to=own) if own else None,
        sealed_at=at,
    ).save(force_insert=True)


def drop_seal(ref: UUID) -> None:
    """Remove the record of somebody who never filed: a conversation that was given up or filed under a new one. 1 statement."""
    SealedIdentity.objects.filter(pk=ref).delete()
