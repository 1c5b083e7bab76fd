"""An officer's account is made at the operator's own keyboard."""

from datetime import datetime
from uuid import UUID

from lapor.audit.services import writes
from lapor.institutions import queries as institutions
from lapor.institutions.policy import require_administrator
from lapor.kit.actors import Actor
from lapor.people.services.accept import accept_invitation
from lapor.people.services.invite import invite_person


@writes
def enrol_person(
    email: str, *, name: str, password: str, role: str, institution: UUID, by: Actor, at: datetime
) -> UUID:
    """Invite and accept in one step, for the first administrator and the demo; gives the person's key.

    Raises what inviting and accepting raise; nothing is written then.
    """
    require_administrator(by, tenant=institutions.office(institution).tenant)
    token = invite_person(email, name=name, role=role, institution=institution, by=by, at=at)
    return accept_invitation(token, password=password, name=name, at=at).id
