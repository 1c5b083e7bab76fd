"""A citizen signs in by a code, and keeps reports of their own in the account."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as say

from lapor.audit.services import writes
from lapor.institutions import queries as institutions
from lapor.intake.accounts import SignedIn
from lapor.intake.errors import AnonymousReport, NoShortMessages
from lapor.kit.codes import BadCode, hash_access_key
from lapor.notifications.senders import can_send
from lapor.notifications.services import post_message
from lapor.reports import queries as reports
from lapor.reports.errors import UnknownReport
from lapor.vault import account
from lapor.vault.account import Contact


@writes
def send_code(contact: Contact, *, at: datetime) -> UUID:
    """Make a code for the contact and queue it, sealed, for the worker; gives the code's id for the browser that asked.

    The same is done whether the contact has an account or not. Raises NoShortMessages for a phone number where no channel of short
    messages is set up, TooManyCodes. 4 statements.
    """
    if not contact.email and not can_send("sms"):
        raise NoShortMessages
    made = account.make_code(contact, at=at)
    text = say(
        "%(code)s adalah kode masuk akun Lapor Anda. Berlaku 10 menit. "
        "Jangan berikan kepada siapa pun; petugas kami tidak pernah memintanya."
    )
    post_message(
        f"code/{made.id}",
        channel="email" if contact.email else "sms",
        to=contact.email or contact.phone,
        subject=say("Kode masuk akun Lapor"),
        text=text % {"code": made.code},
        zone=institutions.installation().zone,
        at=at,
        is_asked=True,
    )
    return made.id


def keep_report(here: SignedIn, *, code: str, access_key: str) -> None:
    """Put a report that its person has opened with the key into their account.

    An anonymous report is never put there. Raises UnknownReport (code and key do not fit), AnonymousReport, ClosedRing.
    """
    try:
        report = reports.report_by_key(code=code, key_hash=hash_access_key(access_key))
    except BadCode as error:
        raise UnknownReport from error
    if report.is_anonymous:
        raise AnonymousReport
    account.keep_key(here.account.session, private=here.private, code=report.code, access_key=access_key)


def drop_report(here: SignedIn, *, code: str) -> None:
    """Take a report out of the account; the report stays, with its own key. Raises ClosedRing."""
    account.drop_key(here.account.session, private=here.private, code=code)
