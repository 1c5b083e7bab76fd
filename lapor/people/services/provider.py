"""An officer signs in by an identity provider; an identity never makes an account."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lapor.audit.services import record, writes
from lapor.kit.actors import Actor, officer
from lapor.kit.ids import new_id
from lapor.people.errors import UnknownIdentity
from lapor.people.models import Appointment, Person, ProviderLink


@dataclass(frozen=True, kw_only=True)
class Identity:
    """What a provider says: its name for the identity, its mail address if it has verified it, and whether its second factor counts."""

    provider: str
    subject: str
    verified_email: str
    is_vouched: bool


@writes
def enter_by_provider(identity: Identity, *, at: datetime) -> Person:
    """The officer behind the identity: by an earlier link, else by the verified mail address, which is linked then.

    Only officers who have accepted an invitation and hold a role; whoever is linked to another identity of the provider is not
    linked anew. Raises UnknownIdentity, whatever is missing. ≤ 4 statements and the events'.
    """
    links = ProviderLink.objects.filter(provider=identity.provider, subject=identity.subject)
    link = links.select_related("person").first()
    person = link.person if link else _by_email(identity)
    if person is None or not person.is_active or not _holds_role(person):
        raise UnknownIdentity
    by, stream = officer(person.id), f"person/{person.id}"
    if link is None:
        _link(person, identity=identity, at=at)
        record("provider_linked", stream=stream, by=by, at=at, payload={"provider": identity.provider})
    said = {"provider": identity.provider, "vouched": identity.is_vouched}
    record("provider_signed_in", stream=stream, by=by, at=at, payload=said)
    return person


@writes
def unlink_provider(*, by: Actor, at: datetime) -> int:
    """Take one's own links to identity providers off; returns how many. The next sign-in by verified address links again."""
    gone, _ = ProviderLink.objects.filter(person_id=UUID(by.id)).delete()
    if gone:
        record("provider_unlinked", stream=f"person/{by.id}", by=by, at=at, payload={"count": gone})
    return gone


def _by_email(identity: Identity) -> Person | None:
    if not identity.verified_email:
        return None
    person = Person.objects.filter(email=identity.verified_email.strip().lower()).first()
    linked = ProviderLink.objects.filter(provider=identity.provider, person=person)
    return None if person is None or linked.exists() else person


def _holds_role(person: Person) -> bool:
    return Appointment.objects.filter(person=person, until=None).exists()


def _link(person: Person, *, identity: Identity, at: datetime) -> None:
    ProviderLink(id=new_id(), provider=identity.provider, subject=identity.subject, person=person, linked_at=at).save(
        force_insert=True
    )
