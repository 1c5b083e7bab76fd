"""Door for intake and portal: find sealed records by a contact, through the blind index."""

from uuid import UUID

from django.db.models import Q

from lapor.vault.digests import digest_of
from lapor.vault.models import SealedIdentity


def refs_of(contact: str) -> list[UUID]:
    """The references sealed with this normalised contact, at most 500. 1 statement, none for an empty contact."""
    digest = digest_of(contact)
    if not digest:
        return []
    found = SealedIdentity.objects.filter(Q(phone_digest=digest) | Q(email_digest=digest) | Q(address_digest=digest))
    return list(found.values_list("ref", flat=True)[:500])
