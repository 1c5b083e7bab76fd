"""Who was told what, over which channel, and what became of it."""

from django.db import models

from lapor.institutions.models import Institution
from lapor.people.models import Person
from lapor.reports.models import Report


class Notice(models.Model):
    """One piece of news for one recipient over one channel; never holds an address or a word of the report.

    `recipient` is `reporter/<report>`, `person/<id>` or `institution/<id>`: with event and channel it makes a notice unique, so that a
    follower may run twice. `template` names the words. `due_at` is when it is sent or tried again. `is_legal` marks what the
    law wants delivered. On screen a notice is `sent` until it is read. `delivered` is said by
    a gateway only. `skipped` means that no address of that channel is known, or that the reporter wants no news over it.
    """

    class Audience(models.TextChoices):
        """Who is told."""

        REPORTER = "reporter"
        PERSON = "person"
        INSTITUTION = "institution"

    class Channel(models.TextChoices):
        """Over what."""

        SCREEN = "screen"
        EMAIL = "email"
        SMS = "sms"
        WHATSAPP = "whatsapp"
        TELEGRAM = "telegram"
        PUSH = "push"

    class State(models.TextChoices):
        """What became of it."""

        WAITING = "waiting"
        SENT = "sent"
        SKIPPED = "skipped"
        FAILED = "failed"
        READ = "read"
        DELIVERED = "delivered"

    id = models.UUIDField(primary_key=True)
    event_id = models.UUIDField()
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="+")
    audience = models.CharField(max_length=11, choices=Audience.choices)
    recipient = models.CharField(max_length=60)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, null=True, related_name="+")
    template = models.CharField(max_length=40)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    state = models.CharField(max_length=9, choices=State.choices, default=State.WAITING)
    is_legal = models.BooleanField(default=False)
    attempts = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=60, blank=True)

    class Meta:
        db_table = "notice"
        constraints = [models.UniqueConstraint(fields=["event_id", "recipient", "channel"], name="notice_once")]
        indexes = [
            models.Index(fields=["due_at"], name="notice_due", condition=models.Q(state="waiting")),
            models.Index(
                fields=["person", "-made_at"],
                name="notice_unread",
                condition=models.Q(channel="screen", state="sent"),
            ),
            models.Index(fields=["-made_at"], name="notice_failed", condition=models.Q(state="failed")),
            models.Index(fields=["report", "made_at"], name="notice_report"),
        ]

    def __str__(self) -> str:
        return f"notice {self.id}"


class PushSubscription(models.Model):
    """A browser that wants to be told of one report, or of an officer's work.

    Where it is reached lies in `parcel`, sealed for the worker under the key that `parcel_key` names; `mark` is the SHA-256 of it, so
    that the same browser counts once. Exactly one of `report` and `person` is set.
    """

    id = models.UUIDField(primary_key=True)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    mark = models.CharField(max_length=64)
    parcel = models.BinaryField()
    parcel_key = models.CharField(max_length=16)
    made_at = models.DateTimeField()

    class Meta:
        db_table = "push_subscription"
        constraints = [
            models.UniqueConstraint(fields=["report", "mark"], name="push_report_once"),
            models.UniqueConstraint(fields=["person", "mark"], name="push_person_once"),
            models.CheckConstraint(
                condition=models.Q(report__isnull=True) ^ models.Q(person__isnull=True), name="push_one_subject"
            ),
        ]

    def __str__(self) -> str:
        return f"push subscription {self.id}"


class OutgoingMessage(models.Model):
    """One short message on its way to one phone; the send log.

    `key` makes it exist once, whatever is repeated. `parcel` holds address and text, sealed for the worker under the key that
    `parcel_key` names; it is emptied once the message is gone. `begun` counts sendings whose end nobody noted: a message that was
    begun twice is never begun a third time. `attempts` counts all. `is_asked` marks what the person asked for just now: it keeps
    no quiet hours. `due_at` is when it is sent, tried again, or, while `sending`, given up waiting for.
    """

    class State(models.TextChoices):
        """Where the message is."""

        WAITING = "waiting"
        SENDING = "sending"
        SENT = "sent"
        DELIVERED = "delivered"
        FAILED = "failed"

    id = models.UUIDField(primary_key=True)
    key = models.CharField(max_length=90, unique=True)
    channel = models.CharField(max_length=10)
    parcel = models.BinaryField()
    parcel_key = models.CharField(max_length=16)
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, null=True, related_name="messages")
    is_asked = models.BooleanField(default=False)
    zone = models.CharField(max_length=40)
    state = models.CharField(max_length=9, choices=State.choices, default=State.WAITING)
    begun = models.PositiveSmallIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=60, blank=True)

    class Meta:
        db_table = "outgoing_message"
        indexes = [
            models.Index(fields=["due_at"], name="outgoing_due", condition=models.Q(state__in=["waiting", "sending"])),
            models.Index(fields=["channel", "-made_at"], name="outgoing_channel"),
        ]

    def __str__(self) -> str:
        return f"outgoing message {self.id}"


class PausedChannel(models.Model):
    """A channel over which nothing goes out for now: what is queued waits, what comes in is taken as ever."""

    channel = models.CharField(max_length=10, primary_key=True)
    reason = models.CharField(max_length=200)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()

    class Meta:
        db_table = "paused_channel"

    def __str__(self) -> str:
        return f"paused channel {self.channel}"


class ReplyToken(models.Model):
    """The short token of one question to a reporter, kept as a hash. An answer by phone counts only with it.

    A new question of the same purpose takes the older token's place; `tries` counts wrong ones.
    """

    class Purpose(models.TextChoices):
        """What the question is."""

        SETTLED = "settled"
        WITHDRAW = "withdraw"

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=8, choices=Purpose.choices)
    token_hash = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "reply_token"
        constraints = [models.UniqueConstraint(fields=["report", "purpose"], name="reply_token_once")]

    def __str__(self) -> str:
        return f"reply token {self.report_id}"


class QuietReport(models.Model):
    """A report whose reporter asked by a stop word for no more news over one channel."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=10)
    since = models.DateTimeField()

    class Meta:
        db_table = "quiet_report"
        constraints = [models.UniqueConstraint(fields=["report", "channel"], name="quiet_report_once")]

    def __str__(self) -> str:
        return f"quiet report {self.report_id}"


class OfficerPace(models.Model):
    """How often an officer is mailed, and when that was last. Without a row: at most one mail an hour."""

    class Pace(models.TextChoices):
        """At once, gathered to one mail an hour, or to one each morning."""

        AT_ONCE = "at_once"
        HOURLY = "hourly"
        DAILY = "daily"

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="+")
    pace = models.CharField(max_length=7, choices=Pace.choices, default=Pace.HOURLY)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "officer_pace"

    def __str__(self) -> str:
        return f"pace of {self.person_id}"


class NoticeWording(models.Model):
    """A tenant's own words of one notice, in one language; without a row the product's own words hold.

    `text` has fields in braces, such as `{nomor}`. Words about confidential and sealed reports are reserved and never here.
    """

    class Way(models.TextChoices):
        """By mail, or as a short message (SMS and chats)."""

        MAIL = "mail"
        SHORT = "short"

    tenant = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=5, choices=Way.choices)
    template = models.CharField(max_length=40)
    language = models.CharField(max_length=2)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "notice_wording"
        constraints = [
            models.UniqueConstraint(fields=["tenant", "way", "template", "language"], name="notice_wording_once")
        ]

    def __str__(self) -> str:
        return f"wording {self.way}/{self.template}/{self.language}"
