"""Append-only, hash-chained streams, and what hangs on them.

Tables with `event` in their name are covered column by column by `lapor audit verify`; the others are not, so their names avoid
the word. Nothing has a foreign key to an event.
"""

from django.db import models


class Event(models.Model):
    """One link of a stream: a fact that happened, committed to by its hash and the hash before it.

    `seq` counts from 1 without gaps inside `stream`. `commitment` is SHA-256(salt ‖ canonical payload); salt and payload lie in
    EventPayload and can be erased. `hash` covers every other column. `site_seq` is null at the centre.
    """

    id = models.UUIDField(primary_key=True)
    stream = models.CharField(max_length=80)
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=60)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    actor = models.CharField(max_length=80)
    site = models.UUIDField()
    site_seq = models.PositiveBigIntegerField(null=True)
    origin_hash = models.CharField(max_length=64, blank=True)
    commitment = models.CharField(max_length=64)
    prev_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        db_table = "event"
        constraints = [
            models.UniqueConstraint(fields=["stream", "seq"], name="event_stream_seq"),
            models.UniqueConstraint(
                fields=["site", "site_seq"], name="event_site_seq", condition=models.Q(site_seq__isnull=False)
            ),
        ]
        indexes = [models.Index(fields=["recorded_at"], name="event_recorded")]

    def __str__(self) -> str:
        return f"{self.stream}#{self.seq} {self.kind}"


class EventPayload(models.Model):
    """What an event says, with the salt of its commitment; the row may be erased by a rule that an event names."""

    event_id = models.UUIDField(primary_key=True)
    salt = models.BinaryField(max_length=16)
    payload = models.JSONField(default=dict)

    class Meta:
        db_table = "event_payload"

    def __str__(self) -> str:
        return f"payload of {self.event_id}"


class StreamHead(models.Model):
    """The last seq and hash of a stream, apart from its links, so that one removed row is found."""

    stream = models.CharField(max_length=80, primary_key=True)
    seq = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        db_table = "stream_head"

    def __str__(self) -> str:
        return f"{self.stream} at {self.seq}"


class OutboxRow(models.Model):
    """One event that one follower has still to act on; deleted after success."""

    id = models.BigAutoField(primary_key=True)
    follower = models.CharField(max_length=40)
    stream = models.CharField(max_length=80)
    seq = models.PositiveIntegerField()
    event_id = models.UUIDField()
    kind = models.CharField(max_length=60)
    available_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    parked_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "outbox_row"
        indexes = [
            models.Index(
                fields=["follower", "id"], name="outbox_follower_id", condition=models.Q(parked_at__isnull=True)
            ),
            models.Index(fields=["follower", "stream", "id"], name="outbox_follower_stream"),
        ]

    def __str__(self) -> str:
        return f"{self.follower}: {self.kind} {self.event_id}"


class AccessLogEntry(models.Model):
    """Who read what that is sensitive, logged before it is shown."""

    id = models.UUIDField(primary_key=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=80)
    subject = models.CharField(max_length=80)
    purpose = models.CharField(max_length=60)

    class Meta:
        db_table = "access_log"
        indexes = [models.Index(fields=["subject", "at"], name="access_log_subject")]

    def __str__(self) -> str:
        return f"{self.actor} read {self.subject}"


class DailyRoot(models.Model):
    """The signed root of one day (UTC): it commits to every link recorded on it, to the root before, and to how many there are.

    `tree` is the RFC 6962 root over the day's links in the order of stream and seq; `root` covers every other column but
    `signature` and `made_at`; `signature` is the site's Ed25519 over the root. `streams` and `events` count from the beginning.
    """

    day = models.DateField(primary_key=True)
    tree = models.CharField(max_length=64)
    streams = models.PositiveBigIntegerField()
    events = models.PositiveBigIntegerField()
    prev_root = models.CharField(max_length=64, blank=True)
    site = models.UUIDField()
    key = models.CharField(max_length=64)
    root = models.CharField(max_length=64)
    signature = models.CharField(max_length=128)
    made_at = models.DateTimeField()

    class Meta:
        db_table = "daily_root"

    def __str__(self) -> str:
        return f"root of {self.day}"
