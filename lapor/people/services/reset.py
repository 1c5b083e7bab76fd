"""An officer who cannot sign in any more gets a new link."""

from datetime import datetime

from lapor.audit.services import record, writes
from lapor.institutions.policy import require_administrator
from lapor.kit.actors import Actor
from lapor.people.errors import UnknownPerson
from lapor.people.models import Appointment, Person
from lapor.people.services.invite import checked_address, make_invitation


@writes
def reset_access(email: str, *, by: Actor, at: datetime) -> str:
    """Take the password away (which ends every session) and give the token of a one-time link for a new one.

    Raises BadAddress, UnknownPerson (also for somebody without a role), NotAdministrator.
    """
    person = Person.objects.select_for_update().filter(email=checked_address(email)).first()
    held = Appointment.objects.select_related("institution").filter(person=person, until=None).order_by("since").first()
    if person is None or held is None:
        raise UnknownPerson
    require_administrator(by, tenant=held.institution.tenant_id)
    person.set_unusable_password()
    person.save(update_fields=["password"])
    record(
        "access_reset", stream=f"person/{person.id}", by=by, at=at, payload={"institution": str(held.institution_id)}
    )
    return make_invitation(person.email, name=person.name, role="", institution=held.institution_id, by=by, at=at)
