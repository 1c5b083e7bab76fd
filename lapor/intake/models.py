"""Conversations that are not finished yet, and which messages have had their effect."""

from django.db import models

from lapor.institutions.models import Institution


class Conversation(models.Model):
    """A report that somebody is telling in several short messages, or began to tell.

    `sender` is a keyed digest of the address. The address itself is in the vault, sealed under `reporter_ref`, which becomes the
    report's. `draft` is what was told so far, sealed. `state` is the question that stands open; `held` ones wait for an officer:
    left half-finished after the one reminder (`reminded_at`), or beyond what one number may file in a day.
    """

    class State(models.TextChoices):
        """What was asked last."""

        WHAT = "what"
        WHERE = "where"
        FILE = "file"
        WHO = "who"
        CHECK = "check"
        HELD = "held"

    id = models.UUIDField(primary_key=True)
    channel = models.CharField(max_length=20)
    sender = models.CharField(max_length=64)
    tenant = models.ForeignKey(Institution, on_delete=models.PROTECT, null=True, related_name="+")
    reporter_ref = models.UUIDField(unique=True)
    draft = models.TextField()
    state = models.CharField(max_length=5, choices=State.choices)
    turn = models.PositiveSmallIntegerField(default=1)
    began_at = models.DateTimeField()
    last_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "conversation"
        constraints = [
            models.UniqueConstraint(
                fields=["channel", "sender"], name="conversation_once", condition=~models.Q(state="held")
            )
        ]
        indexes = [
            models.Index(fields=["last_at"], name="conversation_open", condition=~models.Q(state="held")),
            models.Index(fields=["tenant", "began_at"], name="conversation_held", condition=models.Q(state="held")),
        ]

    def __str__(self) -> str:
        return f"conversation {self.id}"


class WaitingMessage(models.Model):
    """A message whose files still lie with its channel. A job fetches them, then the message has its effect and this row goes.

    `key` is that of the received message which it becomes. `words` is the whole message, sealed. `due_at` is when it is tried
    next; whoever tries puts it half an hour ahead first, so that after a crash somebody tries again.
    """

    key = models.CharField(max_length=64, primary_key=True)
    channel = models.CharField(max_length=20)
    words = models.TextField()
    tries = models.PositiveSmallIntegerField(default=0)
    arrived_at = models.DateTimeField()
    due_at = models.DateTimeField()

    class Meta:
        db_table = "waiting_message"
        indexes = [models.Index(fields=["due_at"], name="waiting_due")]

    def __str__(self) -> str:
        return f"waiting message {self.key}"


class BlockedSender(models.Model):
    """Whoever sent a report of pranks or threats may file nothing over channels of messages until a moment.

    Holds no number and no digest of one: `reporter_ref` is the report's own, and only the vault's blind index leads from a
    sender to it. `report` is the case that was the occasion.
    """

    id = models.UUIDField(primary_key=True)
    tenant = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    reporter_ref = models.UUIDField()
    report = models.UUIDField()
    reason = models.CharField(max_length=300)
    since = models.DateTimeField()
    until = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "blocked_sender"
        indexes = [
            models.Index(fields=["reporter_ref"], name="blocked_ref", condition=models.Q(lifted_at__isnull=True)),
            models.Index(fields=["tenant", "-until"], name="blocked_tenant"),
        ]

    def __str__(self) -> str:
        return f"blocked sender {self.id}"


class ReceivedMessage(models.Model):
    """A message that has had its effect, written in the same transaction; the same one again has none.

    `key` is a digest of channel and message id. `sender` and `words` are keyed digests whose key changes every day: enough to see a
    burst, of no use on another day. `report` is the report that the message became or joined.
    """

    class Effect(models.TextChoices):
        """What came of it."""

        FILED = "filed"
        JOINED = "joined"
        SAID = "said"
        ASKED = "asked"
        HELD = "held"
        BARRED = "barred"

    key = models.CharField(max_length=64, primary_key=True)
    channel = models.CharField(max_length=20)
    sender = models.CharField(max_length=64)
    words = models.CharField(max_length=64)
    effect = models.CharField(max_length=6, choices=Effect.choices)
    report = models.UUIDField(null=True)
    received_at = models.DateTimeField()

    class Meta:
        db_table = "received_message"
        indexes = [
            models.Index(fields=["sender", "words"], name="received_same"),
            models.Index(fields=["channel", "-received_at"], name="received_channel"),
        ]

    def __str__(self) -> str:
        return f"received message {self.key}"


class ScannedLetter(models.Model):
    """A scanned letter that waits to be typed in: the bytes lie on the disk sealed, and so is the file's name here.

    It goes as soon as its report is filed or somebody of the office says that it is none.
    """

    id = models.UUIDField(primary_key=True)
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    name = models.TextField()
    media_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    scanned_at = models.DateTimeField()

    class Meta:
        db_table = "scanned_letter"
        indexes = [models.Index(fields=["institution", "scanned_at"], name="scanned_letter_office")]

    def __str__(self) -> str:
        return f"scanned letter {self.id}"
