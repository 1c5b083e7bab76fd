"""From the counter's form to the report that it becomes."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from lapor.channels.walk_in.desk import Desk
from lapor.channels.walk_in.words import CONSENTS
from lapor.intake.message import FilingMessage
from lapor.reports.filing import Taken


def message_of(answers: Mapping[str, Any], *, message: UUID, files: Sequence[UUID], desk: Desk) -> FilingMessage:
    """The report with its sender's contact, which is sealed and stored nowhere else. Who took it and the consent are recorded."""
    source, other = str(answers["source"]), str(answers["other_contact"]).strip()
    return FilingMessage(
        channel=source,
        message_id=str(message),
        report_class=str(answers["report_class"]),
        body=str(answers["body"]),
        privacy=str(answers["privacy"]),
        occurred_on=answers["occurred_on"],
        region=str(answers["region"]),
        address=str(answers["address"]),
        institution=answers["institution"],
        topic=str(answers["topic"]),
        about_official=bool(answers["about_official"]),
        files=tuple(files),
        name=str(answers["name"]),
        phone=str(answers["phone"]),
        email=str(answers["email"]),
        reply_channel=source if other else "",
        reply_address=other,
        tenant=desk.tenant,
        taken=Taken(by=desk.actor.ref, consent=CONSENTS[source]),
    )
