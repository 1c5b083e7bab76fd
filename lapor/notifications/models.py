"""Who was told what, over which channel, and what became of it."""

from django.db import models

from lapor.institutions.models import Institution
from lapor.people.models import Person
from lapor.reports.models import Report


class Notice(models.Model):
    """One piece of news for one recipient over one channel; never holds an address or a word of the report.

    `recipient` is `reporter/<report>`, `person/<id>` or `institution/<id>`: with event and channel it makes a notice unique, so that a
    follower may run twice. `template` names the words. `due_at` is when it is sent or tried again. `is_legal` marks what the
    law wants delivered. On screen a notice is `sent` until it is read. `skipped` means that no address of that channel is known.
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

    class State(models.TextChoices):
        """What became of it."""

        WAITING = "waiting"
        SENT = "sent"
        SKIPPED = "skipped"
        FAILED = "failed"
        READ = "read"

    id = models.UUIDField(primary_key=True)
    event_id = models.UUIDField()
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="+")
    audience = models.CharField(max_length=11, choices=Audience.choices)
    recipient = models.CharField(max_length=60)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, null=True, related_name="+")
    template = models.CharField(max_length=40)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    state = models.CharField(max_length=7, choices=State.choices, default=State.WAITING)
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
