"""Door for intake and portal: find sealed records by a contact, and a reporter's own name in a text, by keyed digests."""

from uuid import UUID

from django.db.models import Q

from lapor.vault.digests import digest_of, words_of_name
from lapor.vault.models import SealedIdentity


def refs_of(contact: str) -> list[UUID]:
    """The references sealed with this normalised contact, at most 500. 1 statement, none for an empty contact."""
    digest = digest_of(contact)
    if not digest:
        return []
    found = SealedIdentity.objects.filter(Q(phone_digest=digest) | Q(email_digest=digest) | Q(address_digest=digest))
    return list(found.values_list("ref", flat=True)[:500])


def own_name_in(text: str, *, ref: UUID) -> str:
    """The words of a text that belong to the name sealed under this reference, in one line; found without opening it. 1 statement."""
    digests = SealedIdentity.objects.filter(pk=ref).values_list("name_digests", flat=True).first()
    return words_of_name(text, digests=digests or [], ref=ref)
