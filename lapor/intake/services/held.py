"""Conversations that were left: reminded once, then held for an officer, who finishes or drops them."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from lapor.attachments.services import refresh_staged
from lapor.audit.services import writes
from lapor.institutions import queries as institutions
from lapor.intake import answers, queries
from lapor.intake.errors import UnknownConversation
from lapor.intake.message import Receipt
from lapor.intake.models import Conversation, ReceivedMessage
from lapor.intake.services.receive import prepare_filing, receipt_of
from lapor.intake.services.telling import conversation_key, end_conversation
from lapor.intake.talk import filing_of, open_talk
from lapor.kit import actors
from lapor.kit.codes import hash_access_key
from lapor.notifications.services import post_to
from lapor.reports.filing import Filing
from lapor.reports.services import file_report

REMIND_AFTER, HOLD_AFTER = timedelta(hours=2), timedelta(hours=24)
DIGESTS_KEPT, MESSAGES_KEPT = timedelta(days=2), timedelta(days=180)
PIECE = 200
State = Conversation.State


def watch_conversations(*, at: datetime) -> int:
    """Remind of what was left for two hours, once; hold for an officer what is left a day after that. Returns how many changed."""
    left = queries.left_conversations(before=at - REMIND_AFTER, is_reminded=False)
    for row in left:
        _remind(row, at=at)
    silent = queries.left_conversations(before=at - REMIND_AFTER - HOLD_AFTER, is_reminded=True)
    for row in silent:
        _hold(row)
    return len(left) + len(silent)


def keep_told_files(*, at: datetime) -> int:
    """Staged files expire after two days; those of conversations that wait, for a person or an officer, do not."""
    files = queries.files_told()
    pieces = [files[start : start + PIECE] for start in range(0, len(files), PIECE)]
    return sum(refresh_staged(piece, at=at) for piece in pieces)


@writes
def forget_messages(*, at: datetime) -> int:
    """Blank the digests of senders and words after two days, and forget messages after half a year. 2 statements."""
    old = ReceivedMessage.objects.filter(received_at__lt=at - DIGESTS_KEPT).exclude(sender="")
    blanked = old.update(sender="", words="", report=None)
    ReceivedMessage.objects.filter(received_at__lt=at - MESSAGES_KEPT).delete()
    return blanked


def finish_conversation(conversation: UUID, *, tenant: UUID, what: str, where: str, at: datetime) -> Receipt:
    """An officer files what a person left, as anonymous; the person is told by the usual notices at the address that was kept.

    `what` begins as what was told. Raises UnknownConversation, EmptyReport.
    """
    row = _held(conversation, tenant=tenant)
    talk = replace(open_talk(row.draft), what=what, where=where, name="")
    message = filing_of(talk, channel=row.channel, message_id=f"conversation/{row.id}", sender="")
    key = conversation_key(row.reporter_ref)
    filing = replace(
        prepare_filing(message, at=at).filing,
        reporter_ref=row.reporter_ref,
        access_key_hash=hash_access_key(key),
        has_contact=True,
        tenant=tenant,
    )
    return _file(row, filing=filing, access_key=key, at=at)


@writes
def drop_conversation(conversation: UUID, *, tenant: UUID) -> None:
    """An officer drops what is no report; words and address go. Raises UnknownConversation."""
    end_conversation(_held(conversation, tenant=tenant))


@writes
def _file(row: Conversation, *, filing: Filing, access_key: str, at: datetime) -> Receipt:
    report = file_report(filing, by=actors.reporter(filing.id), at=at)
    if not Conversation.objects.filter(pk=row.pk).delete()[0]:
        raise UnknownConversation
    return receipt_of(report, access_key=access_key, is_new=True)


def _held(conversation: UUID, *, tenant: UUID) -> Conversation:
    row = Conversation.objects.filter(pk=conversation, tenant_id=tenant, state=State.HELD).first()
    if row is None:
        raise UnknownConversation
    return row


@writes
def _remind(row: Conversation, *, at: datetime) -> None:
    if Conversation.objects.filter(pk=row.pk, turn=row.turn, reminded_at__isnull=True).update(reminded_at=at):
        key = f"reminder/{row.id}/{row.turn}"
        zone = institutions.installation().zone
        post_to(row.reporter_ref, key=key, text=answers.reminder(), zone=zone, at=at)


@writes
def _hold(row: Conversation) -> None:
    """What says nothing yet is not kept; everything else waits for an officer."""
    talk = open_talk(row.draft)
    if talk.what or talk.files:
        Conversation.objects.filter(pk=row.pk, turn=row.turn).update(state=State.HELD, turn=row.turn + 1)
    else:
        end_conversation(row)
