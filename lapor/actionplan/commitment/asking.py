"""The job that asks the office of one head who has not signed."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as say

from lapor.actionplan.commitment import queries
from lapor.actionplan.commitment.models import Commitment, Signatory
from lapor.actionplan.commitment.services.ask import ASK
from lapor.institutions import queries as institutions
from lapor.jobs.registry import JobKind, Progress
from lapor.kit.actors import COORDINATOR, LEADER, LIAISON
from lapor.notifications.senders import Message, sender_of
from lapor.people import queries as people


def ask(arguments: dict[str, Any], _at: datetime, _progress: Progress) -> dict[str, Any]:
    """Mail the office's leader and liaison officers, or where it has none the coordinators, unless it was signed meanwhile."""
    commitment = queries.public_commitment(UUID(arguments["commitment"]))
    wanted = UUID(arguments["signatory"])
    found = [each for each in queries.present_signatories(commitment) if each.id == wanted]
    missing = next((each for each in found if each.way == Signatory.Way.NONE), None)
    if missing is None:
        return {"sent": 0}
    addresses = _addresses(commitment, office=missing.institution_id)
    for address in addresses:
        sender_of("email").send(_message(address, signatory=missing, commitment=commitment))
    return {"sent": len(addresses)}


def _addresses(commitment: Commitment, *, office: UUID) -> list[str]:
    own = people.colleagues(institution=office, roles=(LEADER, LIAISON))
    coordinator = institutions.directory(commitment.tenant_id).on_duty(institutions.COORDINATOR).id
    found = own or people.colleagues(institution=coordinator, roles=(COORDINATOR,))
    return sorted({each.email for each in found})


def _message(address: str, *, signatory: Signatory, commitment: Commitment) -> Message:
    url = f"{settings.BASE_URL}/kerja/renaksi/komitmen/{commitment.id}/"
    text = say(
        "%(title)s menunggu tanda tangan %(position)s.\n\n"
        "Tanda tangani secara elektronik dengan sertifikat .p12 di sini, "
        "atau serahkan lembar yang ditandatangani kepada koordinator:\n%(url)s"
    ) % {"title": commitment.title, "position": signatory.position, "url": url}
    return Message(to=address, subject=say("Komitmen bersama menunggu tanda tangan"), text=text)


KIND = JobKind(name=ASK, run=ask)
