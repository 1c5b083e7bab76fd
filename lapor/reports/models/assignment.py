"""Who works on a report, and who may see it."""

from django.db import models

from lapor.institutions.models import Institution
from lapor.people.models import Person
from lapor.reports.models.report import Report


class Assignment(models.Model):
    """A holder's span: an institution works on a report, as lead or assisting, from a moment until another.

    The first one is the coordinator's (or, sealed, the inspectorate's) and stands for verifying. `due_at` is the end of the
    holder's own span on its own calendar. `state` tells how far this holder is.

    `step` names the limit that runs: verify, decide (after two refusals), respond, promise. `next_at` is when the sweep has
    something to tell about it (null: nothing, or the reporter is waited for), `stage` how much was told, `stage_at` when last.
    A binding one was decided after two refusals and cannot be refused again.
    """

    class Role(models.TextChoices):
        """Lead drives the report's state; the others assist."""

        LEAD = "lead"
        ASSIST = "assist"

    class State(models.TextChoices):
        """How far this holder is."""

        VERIFYING = "verifying"
        OFFERED = "offered"
        ACCEPTED = "accepted"
        ANSWERED = "answered"
        DECLINED = "declined"
        ENDED = "ended"

    id = models.UUIDField(primary_key=True)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="assignments")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=6, choices=Role.choices)
    state = models.CharField(max_length=10, choices=State.choices)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    due_at = models.DateTimeField()
    executor = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    note = models.TextField(blank=True)
    step = models.CharField(max_length=8, default="verify")
    next_at = models.DateTimeField(null=True)
    stage = models.PositiveSmallIntegerField(default=0)
    stage_at = models.DateTimeField(null=True)
    is_binding = models.BooleanField(default=False)

    class Meta:
        db_table = "assignment"
        constraints = [
            models.UniqueConstraint(
                fields=["report"], name="assignment_one_lead", condition=models.Q(role="lead", until__isnull=True)
            )
        ]
        indexes = [
            models.Index(fields=["report", "since"], name="assignment_report"),
            models.Index(
                fields=["executor", "due_at"], name="assignment_executor", condition=models.Q(until__isnull=True)
            ),
            models.Index(fields=["due_at"], name="assignment_due", condition=models.Q(until__isnull=True)),
            models.Index(fields=["next_at", "id"], name="assignment_next", condition=models.Q(next_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.institution_id} of {self.report_id}"


class Access(models.Model):
    """One row per institution that may see the report; written only by services.

    `role`: verifier (coordinator or inspectorate that checks), lead, assist, above (the line above a holder). `open` while the
    institution still has something to do or to watch; `due_at` is what the queue sorts by. `escalated_at` is when the case was
    last escalated to this desk.
    """

    class Role(models.TextChoices):
        """Why the institution may see it."""

        VERIFIER = "verifier"
        LEAD = "lead"
        ASSIST = "assist"
        ABOVE = "above"

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="access_rows")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=8, choices=Role.choices)
    open = models.BooleanField(default=True)
    due_at = models.DateTimeField()
    escalated_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "access"
        constraints = [models.UniqueConstraint(fields=["report", "institution"], name="access_once")]
        indexes = [
            models.Index(fields=["institution", "open", "due_at", "report"], name="access_queue"),
            models.Index(
                fields=["institution", "-escalated_at"],
                name="access_escalated",
                condition=models.Q(escalated_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.institution_id} may see {self.report_id}"


class OfficeLink(models.Model):
    """The signed link by which an institution without an account works on one assignment; only the token's hash is kept.

    `delivery`: waiting, sent, failed, paper (printed as a letter).
    """

    id = models.UUIDField(primary_key=True)
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    delivery = models.CharField(max_length=8, default="waiting")
    delivered_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "office_link"

    def __str__(self) -> str:
        return f"link {self.id}"
