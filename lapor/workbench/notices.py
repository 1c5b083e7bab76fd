"""What officers are told, for the bell."""

from uuid import UUID

from lapor.institutions.memory import remembered
from lapor.notifications import queries


def unread_of(person: UUID) -> int:
    """How many notices the officer has not read; remembered for a few seconds."""
    return remembered(("unread", person), load=lambda: queries.unread_count(person))
