"""Door for intake and portal: find sealed records by a contact, through the blind index."""

from uuid import UUID

from lapor.vault.digests import digest_of
from lapor.vault.models import BlindIndex


def refs_of(contact: str) -> list[UUID]:
    """The references sealed with this normalised contact. 1 statement."""
    return list(BlindIndex.objects.filter(digest=digest_of(contact)).values_list("ref", flat=True)[:500])
