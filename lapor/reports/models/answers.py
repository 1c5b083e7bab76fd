"""What is said between reporter and offices, and what comes of it."""

from django.db import models

from lapor.institutions.models import Institution
from lapor.people.models import Person
from lapor.reports.models.report import Report


class Word(models.Model):
    """One thing said on the case that the reporter may read: a question, its answer, an addition, a message.

    `by_reporter` tells the side. An open question (`kind` question, `answered_at` null) is what the reporter is waited for.
    `institution` is the office that spoke, null for the reporter.
    """

    class Kind(models.TextChoices):
        """What sort of word it is."""

        QUESTION = "question"
        ANSWER = "answer"
        ADDITION = "addition"
        MESSAGE = "message"

    id = models.UUIDField(primary_key=True)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="words")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    by_reporter = models.BooleanField()
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, null=True, related_name="+")
    text = models.TextField(blank=True)
    said_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    message_key = models.CharField(max_length=64, blank=True)

    class Meta:
        db_table = "word"
        constraints = [
            models.UniqueConstraint(
                fields=["message_key"], name="word_message_once", condition=~models.Q(message_key="")
            )
        ]
        indexes = [models.Index(fields=["report", "said_at"], name="word_report")]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class Response(models.Model):
    """An office's answer, from draft to sent. `kind` full or partial (with a promised day).

    Its substance: what was found, what was done, when, and by whom (the unit or team, never the reporter).
    """

    class Kind(models.TextChoices):
        """Whether it settles the matter."""

        FULL = "full"
        PARTIAL = "partial"

    class State(models.TextChoices):
        """From the executing officer's desk to the reporter."""

        DRAFT = "draft"
        SUBMITTED = "submitted"
        RETURNED = "returned"
        SENT = "sent"

    id = models.UUIDField(primary_key=True)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="responses")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=7, choices=Kind.choices)
    state = models.CharField(max_length=9, choices=State.choices)
    found = models.TextField(blank=True)
    done = models.TextField(blank=True)
    done_on = models.DateField(null=True)
    done_by = models.CharField(max_length=120, blank=True)
    text = models.TextField(blank=True)
    no_evidence_reason = models.CharField(max_length=300, blank=True)
    promised_on = models.DateField(null=True)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    approver = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    is_single_handed = models.BooleanField(default=False)
    return_note = models.TextField(blank=True)
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "response"
        indexes = [models.Index(fields=["report", "written_at"], name="response_report")]

    def __str__(self) -> str:
        return f"{self.kind} response {self.id}"


class Rating(models.Model):
    """What the reporter thinks of a response: satisfied or not, 1–5, in words."""

    id = models.UUIDField(primary_key=True)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="ratings")
    response = models.ForeignKey(Response, on_delete=models.PROTECT, null=True, related_name="+")
    is_satisfied = models.BooleanField()
    score = models.PositiveSmallIntegerField(null=True)
    comment = models.TextField(blank=True)
    rated_at = models.DateTimeField()

    class Meta:
        db_table = "rating"
        indexes = [models.Index(fields=["report", "rated_at"], name="rating_report")]

    def __str__(self) -> str:
        return f"rating {self.id}"


class Support(models.Model):
    """One person or device that says "saya juga mengalami"; `device` is a keyed hash, never an address."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="support_rows")
    device = models.CharField(max_length=64)
    supported_on = models.DateField()

    class Meta:
        db_table = "support"
        constraints = [models.UniqueConstraint(fields=["report", "device"], name="support_once")]

    def __str__(self) -> str:
        return f"support of {self.report_id}"


class Contest(models.Model):
    """The reporter's objection to one decision (archive, merge, reclassification, public text); somebody else decides."""

    id = models.UUIDField(primary_key=True)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="contests")
    decision = models.CharField(max_length=30)
    decided_by = models.CharField(max_length=80)
    text = models.TextField()
    contested_at = models.DateTimeField()
    is_upheld = models.BooleanField(null=True)
    ruling = models.TextField(blank=True)
    ruled_by = models.CharField(max_length=80, blank=True)
    ruled_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "contest"
        constraints = [models.UniqueConstraint(fields=["report", "decision"], name="contest_once")]

    def __str__(self) -> str:
        return f"contest {self.id}"
