"""The report itself."""

from django.db import models

from lapor.institutions.models import Institution, Region
from lapor.reports.models.topic import Topic


class Report(models.Model):
    """One citizen's matter.

    `report_class` is what the reporter chose, `procedure` whose clock runs, `lane` who may see it, `privacy` what the public may
    see: four columns, never derived from each other. `title` and `body` are the reporter's own words and never change;
    `public_title` and `public_text` are what the coordinator publishes. `published_at` is set while the public may read it.
    `filed_at` counts legally, `received_at` is the arrival. `answer_due_at` is the total clock; it does not run while
    `waiting_for` is reporter. `verifier` is the institution that checks it: the coordinator, or in the sealed lane the
    inspectorate or its substitute. `access_key_hash` and `reporter_ref` lead to the reporter without naming anybody.

    `answer_step` names the limit that runs for the report as a whole: answer (the total clock), and after a response validate,
    review or objection, due at `step_due_at`. `answer_next_at` is when the sweep has something to tell about it, `answer_stage`
    how much was told, `answer_stage_at` when last. `awaited` is the institution that another one waits for, `validator` whoever
    checks independently that the matter is settled, `review_since` when contrary votes obliged the verifier to decide.
    """

    class Class(models.TextChoices):
        """What the reporter chose."""

        COMPLAINT = "complaint"
        ASPIRATION = "aspiration"
        INFORMATION = "information"

    class Procedure(models.TextChoices):
        """Whose clock runs."""

        COMPLAINT = "complaint"
        OVERSIGHT = "oversight"
        ASPIRATION = "aspiration"
        INFORMATION = "information"
        KIP = "kip"

    class Lane(models.TextChoices):
        """Who may see it."""

        ORDINARY = "ordinary"
        SEALED = "sealed"

    class Privacy(models.TextChoices):
        """What the reporter wants kept."""

        OPEN = "open"
        ANONYMOUS = "anonymous"
        CONFIDENTIAL = "confidential"
        ANONYMOUS_CONFIDENTIAL = "anonymous_confidential"

    class State(models.TextChoices):
        """Where the report stands."""

        RECEIVED = "received"
        VERIFIED = "verified"
        FORWARDED = "forwarded"
        IN_PROGRESS = "in_progress"
        RESPONDED = "responded"
        CLOSED = "closed"
        REOPENED = "reopened"
        ARCHIVED = "archived"
        MERGED = "merged"

    class WaitingFor(models.TextChoices):
        """On whom the next step depends."""

        NOBODY = "nobody"
        REPORTER = "reporter"
        INSTITUTION = "institution"
        VALIDATION = "validation"

    id = models.UUIDField(primary_key=True)
    code = models.CharField(max_length=12, unique=True)
    tenant = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    report_class = models.CharField(max_length=12, choices=Class.choices)
    procedure = models.CharField(max_length=12, choices=Procedure.choices)
    lane = models.CharField(max_length=10, choices=Lane.choices, default=Lane.ORDINARY)
    privacy = models.CharField(max_length=24, choices=Privacy.choices)
    state = models.CharField(max_length=12, choices=State.choices, default=State.RECEIVED)
    waiting_for = models.CharField(max_length=12, choices=WaitingFor.choices, default=WaitingFor.NOBODY)
    waiting_since = models.DateTimeField(null=True)
    channel = models.CharField(max_length=20)
    title = models.CharField(max_length=200, blank=True)
    body = models.TextField(blank=True)
    occurred_on = models.DateField(null=True)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, related_name="+")
    address = models.CharField(max_length=300, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    pin_is_public = models.BooleanField(default=False)
    chosen_institution = models.ForeignKey(Institution, on_delete=models.PROTECT, null=True, related_name="+")
    about_official = models.BooleanField(default=False)
    verifier = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, null=True, related_name="+")
    public_title = models.CharField(max_length=200, blank=True)
    public_text = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True)
    reporter_ref = models.UUIDField(unique=True)
    access_key_hash = models.CharField(max_length=64)
    has_contact = models.BooleanField(default=False)
    language = models.CharField(max_length=5, default="id")
    filed_at = models.DateTimeField()
    received_at = models.DateTimeField()
    verified_at = models.DateTimeField(null=True)
    forwarded_at = models.DateTimeField(null=True)
    responded_at = models.DateTimeField(null=True)
    last_word_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=12, blank=True)
    archive_reason = models.CharField(max_length=30, blank=True)
    state_before = models.CharField(max_length=12, blank=True)
    answer_due_at = models.DateTimeField()
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged_reports")
    returns = models.PositiveSmallIntegerField(default=0)
    reopenings = models.PositiveSmallIntegerField(default=0)
    supports = models.PositiveIntegerField(default=0)
    answer_step = models.CharField(max_length=9, default="answer")
    step_due_at = models.DateTimeField(null=True)
    answer_next_at = models.DateTimeField(null=True)
    answer_stage = models.PositiveSmallIntegerField(default=0)
    answer_stage_at = models.DateTimeField(null=True)
    extended_days = models.PositiveSmallIntegerField(default=0)
    awaited = models.ForeignKey(Institution, on_delete=models.PROTECT, null=True, related_name="+")
    validator = models.ForeignKey(Institution, on_delete=models.PROTECT, null=True, related_name="+")
    review_since = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    message_key = models.CharField(max_length=64, unique=True)

    class Meta:
        db_table = "report"
        indexes = [
            models.Index(
                fields=["-published_at", "-id"], name="report_published", condition=models.Q(published_at__isnull=False)
            ),
            models.Index(
                fields=["tenant", "state", "-published_at", "-id"],
                name="report_published_state",
                condition=models.Q(published_at__isnull=False),
            ),
            models.Index(
                fields=["region", "-published_at", "-id"],
                name="report_published_region",
                condition=models.Q(published_at__isnull=False),
            ),
            models.Index(
                fields=["topic", "-published_at", "-id"],
                name="report_published_topic",
                condition=models.Q(published_at__isnull=False),
            ),
            models.Index(fields=["responded_at"], name="report_silent_close", condition=models.Q(state="responded")),
            models.Index(fields=["waiting_since"], name="report_waiting", condition=models.Q(waiting_for="reporter")),
            models.Index(
                fields=["answer_next_at", "id"], name="report_next", condition=models.Q(answer_next_at__isnull=False)
            ),
            models.Index(fields=["tenant", "closed_at"], name="report_archived", condition=models.Q(state="archived")),
            models.Index(fields=["tenant", "id"], name="report_open", condition=models.Q(closed_at__isnull=True)),
            models.Index(fields=["parent"], name="report_parent", condition=models.Q(parent__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"report {self.code}"

    @property
    def stream(self) -> str:
        """The name of the report's stream of events."""
        return f"report/{self.id}"

    @property
    def is_confidential(self) -> bool:
        """Whether the content is kept from the public."""
        return self.privacy in {self.Privacy.CONFIDENTIAL, self.Privacy.ANONYMOUS_CONFIDENTIAL}

    @property
    def is_anonymous(self) -> bool:
        """Whether no name was asked for."""
        return self.privacy in {self.Privacy.ANONYMOUS, self.Privacy.ANONYMOUS_CONFIDENTIAL}

    @property
    def may_be_public(self) -> bool:
        """Whether content may ever be shown to the public: neither confidential nor sealed."""
        return not self.is_confidential and self.lane == self.Lane.ORDINARY
