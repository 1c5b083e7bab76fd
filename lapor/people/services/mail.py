"""Links for officers go out by mail, sent by the worker; the link itself is stored nowhere."""

from datetime import datetime
from uuid import UUID

from lapor.audit.services import writes
from lapor.jobs.services import ask_for
from lapor.people.invitations import hash_of
from lapor.people.models import Invitation, Person

INVITATION_JOB, FORGOTTEN_JOB = "mail_invitation", "mail_forgotten_password"


@writes
def mail_invitation(token: str, *, at: datetime) -> bool:
    """Ask that the link of an open invitation is mailed; whether there is an address to mail it to."""
    row = Invitation.objects.filter(token_hash=hash_of(token), used_at=None).first()
    if row is None or not row.email:
        return False
    _ask(INVITATION_JOB, key=row.id, at=at)
    return True


@writes
def mail_forgotten_password(email: str, *, at: datetime) -> None:
    """Ask that a link for a new password is mailed, if the address is an officer's; the caller cannot tell whether it was."""
    person = Person.objects.filter(email=email.strip().lower(), is_active=True).only("id", "password").first()
    if person is not None and person.has_usable_password():
        _ask(FORGOTTEN_JOB, key=person.id, at=at)


def _ask(job: str, *, key: UUID, at: datetime) -> None:
    ask_for(job, key=str(key), at=at, arguments={"id": str(key)})
