"""An officer answers one of our notices by mail: what is written becomes a draft, never an answer."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from lapor.intake.models import ReceivedMessage
from lapor.kit.actors import Actor
from lapor.kit.hashing import sha256_hex
from lapor.kit.refusals import Refusal
from lapor.people.actors import actor_of
from lapor.reports import queries as reports
from lapor.reports.errors import MissingReason, NotAllowed, WrongState
from lapor.reports.models import Report
from lapor.reports.services import draft_response, write_note
from lapor.reports.services.draft import Answer, open_draft

DRAFTED, NOTED, REFUSED, REPEATED = "drafted", "noted", "refused", "repeated"


@dataclass(frozen=True, kw_only=True)
class OfficerReply:
    """The words of an officer about a report. Whoever hands it over has proof that `person` wrote it."""

    channel: str
    message_id: str
    person: UUID
    report: UUID
    text: str
    files: tuple[UUID, ...] = ()


def receive_officer_reply(reply: OfficerReply, *, at: datetime) -> str:
    """Keep the reply as the office's draft, or where there is none to write as an internal note; once, whatever is repeated.

    Somebody else's words are never written over: where a draft lies already, the reply is a note. Returns `drafted`, `noted`,
    `refused` (the officer may do neither) or `repeated`. The reporter is told nothing.
    """
    key = sha256_hex(f"{reply.channel}\n{reply.message_id}".encode())
    by = actor_of(reply.person, on=at.date())
    try:
        with transaction.atomic():
            _note_received(key, reply=reply, at=at)
            return _keep(reply, by=by, at=at)
    except IntegrityError:
        return REPEATED


def _note_received(key: str, *, reply: OfficerReply, at: datetime) -> None:
    row = ReceivedMessage(
        key=key, channel=reply.channel, sender="", words="", effect=ReceivedMessage.Effect.SAID, received_at=at
    )
    row.save(force_insert=True)


def _keep(reply: OfficerReply, *, by: Actor, at: datetime) -> str:
    report = reports.locked(reply.report)
    standing = reports.standing_of(report)
    lead = standing.lead
    try:
        if lead is None or open_draft(report, institution=lead.institution_id) is not None:
            return _as_note(reply, report=report, by=by, at=at)
        answer = Answer(text=reply.text, files=reply.files)
        draft_response(reply.report, answer=answer, author=reply.person, by=by, at=at)
    except (NotAllowed, WrongState, MissingReason):
        return _as_note(reply, report=report, by=by, at=at)
    return DRAFTED


def _as_note(reply: OfficerReply, *, report: Report, by: Actor, at: datetime) -> str:
    """Under the first of the officer's offices that works on the case."""
    access = reports.standing_of(report).access
    office = next((grant.institution for grant in by.grants if grant.institution in access), None)
    if office is None:
        return REFUSED
    try:
        write_note(reply.report, text=reply.text, institution=office, author=reply.person, by=by, at=at)
    except Refusal:
        return REFUSED
    return NOTED
