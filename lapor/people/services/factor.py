"""A second factor is given at the operator's own keyboard, or taken away from somebody who lost it."""

from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from lapor.audit.services import record, writes
from lapor.institutions.policy import may_administer
from lapor.kit import actors
from lapor.kit.actors import Actor
from lapor.people.errors import MayNotReset, UnknownPerson
from lapor.people.models import Appointment, Person
from lapor.people.services.invite import make_invitation

# Whoever holds one of these is helped by an administrator alone, or from the console.
GUARDED = frozenset(
    {actors.ADMINISTRATOR, actors.COORDINATOR, actors.CUSTODIAN, actors.INSPECTORATE, actors.AUDITOR, actors.LEADER}
)


@writes
def reset_factor(person: UUID, *, by: Actor, at: datetime) -> str:
    """Take second factor, recovery codes and password away from somebody who lost them; gives the token of a one-time link.

    The link is handed over in person, never mailed: whoever holds it becomes this officer. An administrator may do it; a
    coordinator of the tenant for officers without a guarded role; nobody for themselves, but the console.
    Raises UnknownPerson (also for somebody without a role), MayNotReset.
    """
    row = Person.objects.select_for_update().filter(pk=person).first()
    held = list(
        Appointment.objects.select_related("institution").filter(person_id=person, until=None).order_by("since")
    )
    if row is None or not held:
        raise UnknownPerson
    if not all(_may_reset(by, held=each) for each in held) or by.ref == f"{actors.OFFICER}/{person}":
        raise MayNotReset
    Authenticator.objects.filter(user_id=person).delete()
    row.set_unusable_password()
    row.save(update_fields=["password"])
    first = held[0].institution_id
    record("factor_reset", stream=f"person/{person}", by=by, at=at, payload={"institution": str(first)})
    return make_invitation(row.email, name=row.name, role="", institution=first, by=by, at=at)


@writes
def give_factor(person: UUID, *, by: Actor, at: datetime) -> str:
    """Give somebody without a second factor one whose secret the operator reads out; gives the secret.

    Raises UnknownPerson, MayNotReset for everybody but the console.
    """
    row = Person.objects.select_for_update().filter(pk=person).first()
    if row is None:
        raise UnknownPerson
    if by.kind != actors.SYSTEM_KIND or Authenticator.objects.filter(user_id=person).exists():
        raise MayNotReset
    secret = str(generate_totp_secret())
    TOTP.activate(row, secret)
    record("factor_given", stream=f"person/{person}", by=by, at=at, payload={})
    return secret


def _may_reset(by: Actor, *, held: Appointment) -> bool:
    tenant = held.institution.tenant_id
    if may_administer(by, tenant=tenant):
        return True
    coordinates = any(grant.role == actors.COORDINATOR and grant.tenant == tenant for grant in by.grants)
    return coordinates and held.role not in GUARDED
