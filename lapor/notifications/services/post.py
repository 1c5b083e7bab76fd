"""Put a short message into the queue, sealed for the worker."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from lapor.audit.services import writes
from lapor.jobs.services import ask_for
from lapor.kit.ids import new_id
from lapor.notifications.models import Notice, OutgoingMessage
from lapor.notifications.quiet import out_of_quiet
from lapor.notifications.senders import Choice
from lapor.vault.deliver import contact_of, seal_parcel

DISPATCHING = "send_messages"


@writes
def post_message(
    key: str,
    *,
    channel: str,
    to: str,
    text: str,
    zone: str,
    at: datetime,
    notice: Notice | None = None,
    is_asked: bool = False,
    choices: Sequence[Choice] = (),
    subject: str = "",
    about: str = "",
) -> None:
    """Queue one message; the same key again changes nothing. Outside of what was asked for just now it keeps quiet hours.

    `about` is what a reply to it concerns (`Message.about`). Address, text and, for a mail, its subject are stored sealed: only the
    worker opens them, and they go once the message is gone. 2 statements.
    """
    said = {"to": to, "subject": subject, "text": text, "about": about}
    content = {**said, "choices": [asdict(each) for each in choices]}
    parcel = seal_parcel(json.dumps(content, ensure_ascii=False).encode())
    row = OutgoingMessage(
        id=new_id(),
        key=key,
        channel=channel,
        parcel=parcel.sealed,
        parcel_key=parcel.key,
        notice=notice,
        is_asked=is_asked,
        zone=zone,
        made_at=at,
        due_at=at if is_asked else out_of_quiet(at, zone=zone),
    )
    OutgoingMessage.objects.bulk_create([row], ignore_conflicts=True)
    ask_for(DISPATCHING, key="new", at=at, arguments={})


@writes
def post_to(ref: UUID, *, key: str, text: str, zone: str, at: datetime) -> bool:
    """Queue a message to whoever is sealed under this reference; works in the worker alone. Whether there is an address."""
    contact = contact_of(ref)
    to = (contact.phone or contact.address) if contact else ""
    if contact is None or not to:
        return False
    post_message(key, channel=contact.channel, to=to, text=text, zone=zone, at=at)
    return True
