"""A reporter corrects how they are reached."""

from datetime import datetime
from uuid import UUID

from lapor.audit.services import record, writes
from lapor.kit.actors import Actor
from lapor.vault import boxes
from lapor.vault.boxes import Contact
from lapor.vault.digests import digest_of, name_digests
from lapor.vault.errors import NothingSealed
from lapor.vault.models import SealedIdentity


@writes
def correct_contact(ref: UUID, *, access_key: str, contact: Contact, stream: str, by: Actor, at: datetime) -> None:
    """Seal another contact in place of the one that is held, opened with the reporter's own key; done at once.

    The contact is normalised already. Raises NothingSealed, and nacl's CryptoError with another key. 2 statements and the event's.
    """
    row = SealedIdentity.objects.select_for_update().filter(pk=ref, erased_on__isnull=True).first()
    if row is None:
        raise NothingSealed
    data_key = boxes.unwrap(bytes(row.reporter_wrap), by=boxes.reporter_key(access_key, ref=ref))
    SealedIdentity.objects.filter(pk=ref).update(
        sealed=boxes.lock(contact, ref=ref, key=data_key),
        has_contact=contact.is_reachable,
        phone_digest=digest_of(contact.phone),
        email_digest=digest_of(contact.email),
        address_digest=digest_of(contact.address),
        name_digests=name_digests(contact.name, ref=ref),
    )
    record("identity_corrected", stream=stream, by=by, at=at, payload={"reachable": contact.is_reachable})
