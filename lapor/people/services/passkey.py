"""What becomes of an officer's passkeys is said on the person's stream."""

from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator

from lapor.audit.services import record, writes
from lapor.kit.actors import Actor
from lapor.people.errors import LastFactor, UnknownPerson

KINDS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


@writes
def note_passkey_added(*, by: Actor, at: datetime) -> None:
    """Record that the officer set up a passkey of their own. The event's statements alone."""
    record("passkey_added", stream=f"person/{by.id}", by=by, at=at, payload={})


@writes
def remove_passkey(passkey: int, *, is_demanded: bool, by: Actor, at: datetime) -> None:
    """Remove one of one's own passkeys; recovery codes without any factor go with the last one.

    Raises UnknownPerson for one that is not the officer's, LastFactor where a second factor is demanded and no other is left.
    """
    mine = Authenticator.objects.select_for_update().filter(user_id=UUID(by.id))
    row = mine.filter(pk=passkey, type=Authenticator.Type.WEBAUTHN).first()
    if row is None:
        raise UnknownPerson
    others = mine.filter(type__in=KINDS).exclude(pk=passkey)
    if is_demanded and not others.exists():
        raise LastFactor
    Authenticator.objects.filter(pk=row.pk).delete()
    if not others.exists():
        mine.delete()
    record("passkey_removed", stream=f"person/{by.id}", by=by, at=at, payload={})
