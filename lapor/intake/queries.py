"""All reads of conversations."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from uuid import UUID

from django.db.models import Q

from lapor.intake.commands import Command, command_of
from lapor.intake.inbound import InboundText
from lapor.intake.models import BlockedSender, Conversation, ReceivedMessage
from lapor.intake.sealing import keyed_hash
from lapor.intake.talk import Talk, open_talk
from lapor.kit.hashing import sha256_hex
from lapor.kit.text import clean, fold
from lapor.reports import own_queries
from lapor.reports.models import Report
from lapor.vault.match import refs_of

Effect = ReceivedMessage.Effect
LATELY, JUST_NOW = timedelta(hours=1), timedelta(minutes=1)


@dataclass(frozen=True)
class Turn:
    """One message with what is known about its sender at the moment when it came."""

    message: InboundText
    at: datetime
    command: Command
    conversation: Conversation | None

    @property
    def key(self) -> str:
        """The digest under which the message has its effect once."""
        return key_of(self.message)

    @property
    def text(self) -> str:
        """The words, cleaned."""
        return clean(self.message.text)

    @property
    def whole_text(self) -> str:
        """The words with what stood beneath them."""
        return clean(f"{self.message.text}\n\n{self.message.beneath}")

    @property
    def talk(self) -> Talk:
        """What the sender told so far."""
        return open_talk(self.conversation.draft) if self.conversation else Talk()

    @property
    def sender(self) -> str:
        """The digest under which the sender's conversation is found."""
        return keyed_hash(self.message.sender, purpose=f"sender {self.message.channel}")

    @property
    def sender_today(self) -> str:
        """A digest of the sender that is of no use tomorrow."""
        return keyed_hash(self.message.sender, purpose=f"sender {self.message.channel} {self.at.date().isoformat()}")

    @property
    def words_today(self) -> str:
        """A digest of the words that is of no use tomorrow."""
        return keyed_hash(fold(self.message.text), purpose=f"words {self.at.date().isoformat()}")

    @cached_property
    def reports(self) -> list[Report]:
        """The reports filed from this address, newest first, or the one that a signed address leads to. ≤ 2 statements the first time."""
        if self.message.case is not None:
            return [own_queries.report_again(self.message.case)]
        if self.message.is_forgeable:
            return []
        return own_queries.reports_of_refs(self.refs)

    @cached_property
    def refs(self) -> list[UUID]:
        """What was filed from this address, as the vault knows it. 1 statement the first time."""
        return refs_of(self.message.sender)

    @cached_property
    def waiting(self) -> Report | None:
        """The sender's report in which an office waits for an answer; of several the one asked about last."""
        asked = [report for report in self.reports if report.waiting_for == Report.WaitingFor.REPORTER]
        return max(asked, key=lambda report: report.waiting_since or report.filed_at, default=None)

    @cached_property
    def barred_until(self) -> datetime | None:
        """Until when this sender may file nothing here. 2 statements the first time."""
        rows = BlockedSender.objects.filter(reporter_ref__in=self.refs, lifted_at__isnull=True, until__gt=self.at)
        return rows.order_by("-until").values_list("until", flat=True).first()

    @property
    def is_file_alone(self) -> bool:
        """Whether nothing came but files that are no voice notes."""
        return bool(self.message.files) and not self.text and not self.message.has_sound

    @property
    def is_lost_file(self) -> bool:
        """Whether nothing came but a file that could not be had."""
        return bool(self.message.lost) and not self.text and not self.message.files and not self.message.location

    @property
    def case(self) -> Report | None:
        """The report that a signed address leads to."""
        return self.reports[0] if self.message.case is not None else None

    def own(self, code: str) -> Report | None:
        """The sender's report with that number."""
        return next((report for report in self.reports if report.code == code), None)


@dataclass(frozen=True, kw_only=True)
class HeldConversation:
    """A report that somebody began and an officer may finish."""

    id: UUID
    channel: str
    what: str
    where: str
    files: tuple[UUID, ...]
    began_at: datetime
    last_at: datetime


def turn_of(message: InboundText, *, at: datetime) -> Turn:
    """The message beside the sender's conversation. 1 statement."""
    turn = Turn(message=message, at=at, command=command_of(message.text), conversation=None)
    asking = Conversation.objects.exclude(state=Conversation.State.HELD)
    known = asking.filter(channel=message.channel, sender=turn.sender).first()
    return Turn(message=message, at=at, command=turn.command, conversation=known)


def key_of(message: InboundText) -> str:
    """The digest of channel and message id."""
    return sha256_hex(f"{message.channel}\n{message.message_id}".encode())


def is_received(key: str) -> bool:
    """Whether the message has had its effect. 1 statement."""
    return ReceivedMessage.objects.filter(pk=key).exists()


def same_today(turn: Turn) -> list[ReceivedMessage]:
    """What the same words of the same sender became today, oldest first, at most 3. 1 statement."""
    rows = ReceivedMessage.objects.filter(sender=turn.sender_today, words=turn.words_today, report__isnull=False)
    return list(rows.order_by("received_at")[:3])


def lately_touched(turn: Turn) -> UUID | None:
    """The report that this sender filed or wrote to within the last hour: pictures that follow belong to it. 1 statement."""
    rows = ReceivedMessage.objects.filter(sender=turn.sender_today, report__isnull=False)
    recent = rows.filter(received_at__gt=turn.at - LATELY).order_by("-received_at")
    return recent.values_list("report", flat=True).first()


def said_just_now(turn: Turn, *, report: UUID) -> bool:
    """Whether a message of this sender came into that report within the last minute: more pictures of one album. 1 statement."""
    rows = ReceivedMessage.objects.filter(sender=turn.sender_today, report=report, effect=Effect.SAID)
    return rows.filter(received_at__gt=turn.at - JUST_NOW).exists()


def is_barred_today(turn: Turn) -> bool:
    """Whether this sender was told today that nothing is taken. 1 statement."""
    return ReceivedMessage.objects.filter(sender=turn.sender_today, effect=Effect.BARRED).exists()


def counts_today(turn: Turn, *, limit: int) -> tuple[int, int]:
    """How many messages came from this sender today, and how many became reports; counted up to a limit. 1 statement."""
    rows = ReceivedMessage.objects.filter(sender=turn.sender_today).values_list("effect", flat=True)[:limit]
    effects = list(rows)
    return len(effects), effects.count(Effect.FILED)


def held_conversations(tenant: UUID, *, limit: int = 50) -> list[HeldConversation]:
    """What waits for an officer of the tenant, oldest first, without anything about the sender. 1 statement."""
    rows = Conversation.objects.filter(tenant_id=tenant, state=Conversation.State.HELD).order_by("began_at", "id")
    return [_shown(row) for row in rows[:limit]]


def files_told() -> list[UUID]:
    """Every file that was sent in a conversation which has not ended. 1 statement, read in pieces."""
    drafts = Conversation.objects.order_by("id").values_list("draft", flat=True).iterator(chunk_size=200)
    return [UUID(file) for draft in drafts for file in open_talk(draft).files]


def left_conversations(*, before: datetime, is_reminded: bool, limit: int = 50) -> list[Conversation]:
    """Conversations without a word since that moment, oldest first. 1 statement."""
    open_ones = Conversation.objects.filter(~Q(state=Conversation.State.HELD), last_at__lt=before)
    return list(open_ones.filter(reminded_at__isnull=not is_reminded).order_by("last_at", "id")[:limit])


def _shown(row: Conversation) -> HeldConversation:
    talk = open_talk(row.draft)
    return HeldConversation(
        id=row.id,
        channel=row.channel,
        what=talk.what,
        where=talk.where,
        files=tuple(UUID(each) for each in talk.files),
        began_at=row.began_at,
        last_at=row.last_at,
    )
