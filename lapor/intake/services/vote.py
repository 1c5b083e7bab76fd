"""Supporters of a public report prove a contact by a code and say whether the matter is settled."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as say

from lapor.audit.services import writes
from lapor.institutions import queries as institutions
from lapor.intake.ballots import new_slip, proved_voter
from lapor.intake.errors import NoWayToCode
from lapor.kit.ids import new_id
from lapor.notifications.senders import can_send
from lapor.notifications.services import post_message
from lapor.reports.services import vote_on_closure


@writes
def send_vote_code(contact: str, *, report: UUID, at: datetime) -> str:
    """Queue a code, sealed, to a normalised contact; gives the sealed slip for the browser. Nothing of the contact is stored.

    Raises NoWayToCode for a phone number without a channel of short messages. 2 statements.
    """
    is_mail = "@" in contact
    if not is_mail and not can_send("sms"):
        raise NoWayToCode
    slip = new_slip(contact, report=report, at=at)
    text = say("%(code)s adalah kode untuk memberi suara di Lapor. Berlaku 15 menit. Jangan berikan kepada siapa pun.")
    post_message(
        f"ballot/{new_id()}",
        channel="email" if is_mail else "sms",
        to=contact,
        text=text % {"code": slip.code},
        zone=institutions.installation().zone,
        at=at,
        is_asked=True,
    )
    return slip.sealed


def cast_vote(sealed: str, *, code: str, report: UUID, is_settled: bool, at: datetime) -> int:
    """Count the vote of whoever holds the contact; a later one takes its place. Returns how many contrary votes there are.

    Raises WrongBallot, and what `vote_on_closure` raises.
    """
    voter = proved_voter(sealed, code=code, report=report, at=at)
    return vote_on_closure(report, voter=voter, is_settled=is_settled, at=at)
