"""Tables of the rights of the person: requests, holds, expiry, erasures and breaches."""

from django.db import models


class RightsRequest(models.Model):
    """One thing that a reporter asks for under the law on personal data, with its clock of 3×24 hours.

    `stream` names the report's stream and `ref` the sealed identity; no foreign keys. `words` says what is to be corrected, masked.
    `held_for` names the legal case that keeps an erasure back.
    """

    class Kind(models.TextChoices):
        """What is asked."""

        ACCESS = "access"
        CORRECT = "correct"
        RESTRICT = "restrict"
        WITHDRAW_CONSENT = "withdraw_consent"
        ERASE = "erase"

    class State(models.TextChoices):
        """Where the request stands."""

        WAITING = "waiting"
        DONE = "done"
        REFUSED = "refused"

    id = models.UUIDField(primary_key=True)
    ref = models.UUIDField()
    stream = models.CharField(max_length=80)
    tenant = models.UUIDField()
    kind = models.CharField(max_length=16, choices=Kind.choices)
    words = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    decided_by = models.CharField(max_length=80, blank=True)
    decided_at = models.DateTimeField(null=True)
    decision_reason = models.TextField(blank=True)
    held_for = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "rights_request"
        constraints = [
            models.UniqueConstraint(
                fields=["ref", "kind"], name="rights_request_once", condition=models.Q(state="waiting")
            )
        ]
        indexes = [
            models.Index(fields=["tenant", "state", "due_at"], name="rights_request_queue"),
            models.Index(fields=["ref", "asked_at"], name="rights_request_ref"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} request {self.id}"


class LegalHold(models.Model):
    """A legal case for which the identity of one report must be kept; no erasure and no expiry while it stands."""

    id = models.UUIDField(primary_key=True)
    stream = models.CharField(max_length=80)
    tenant = models.UUIDField()
    legal_case = models.CharField(max_length=200)
    set_by = models.CharField(max_length=80)
    set_at = models.DateTimeField()
    lifted_by = models.CharField(max_length=80, blank=True)
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "legal_hold"
        constraints = [
            models.UniqueConstraint(
                fields=["stream"], name="legal_hold_once", condition=models.Q(lifted_at__isnull=True)
            )
        ]
        indexes = [models.Index(fields=["tenant", "set_at"], name="legal_hold_tenant")]

    def __str__(self) -> str:
        return f"hold on {self.stream}"


class RetentionRule(models.Model):
    """How long something is kept after the moment that its code names, and how many days before the end that is announced."""

    code = models.CharField(max_length=40, primary_key=True)
    days = models.PositiveIntegerField()
    announce_days = models.PositiveIntegerField()
    source = models.CharField(max_length=200)
    reliability = models.CharField(max_length=3)

    class Meta:
        db_table = "retention_rule"

    def __str__(self) -> str:
        return f"{self.code}: {self.days} days"


class Expiry(models.Model):
    """When the identity of a report that came to its end is to be erased by a rule; gone when the report is taken up again."""

    stream = models.CharField(max_length=80, primary_key=True)
    rule = models.CharField(max_length=40)
    announce_at = models.DateTimeField()
    due_at = models.DateTimeField()
    announced_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "expiry"
        indexes = [
            models.Index(
                fields=["announce_at"],
                name="expiry_announce",
                condition=models.Q(announced_at__isnull=True, done_at__isnull=True),
            ),
            models.Index(fields=["due_at"], name="expiry_due", condition=models.Q(done_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"expiry of {self.stream}"


class Erasure(models.Model):
    """One identity that was erased, under which rule; also kept as a line of `erasures.log`, which a restore replays."""

    ref = models.UUIDField(primary_key=True)
    stream = models.CharField(max_length=80)
    rule = models.CharField(max_length=40)
    erased_at = models.DateTimeField()
    logged_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "erasure"
        indexes = [
            models.Index(fields=["erased_at"], name="erasure_unlogged", condition=models.Q(logged_at__isnull=True))
        ]

    def __str__(self) -> str:
        return f"erasure of {self.ref}"


class Breach(models.Model):
    """A breach of personal data: what happened, to how many, and whom it was told to inside 3×24 hours."""

    id = models.UUIDField(primary_key=True)
    tenant = models.UUIDField()
    found_at = models.DateTimeField()
    due_at = models.DateTimeField()
    what = models.TextField()
    data_kinds = models.CharField(max_length=200)
    people = models.PositiveIntegerField(default=0)
    measures = models.TextField(blank=True)
    registered_by = models.CharField(max_length=80)
    registered_at = models.DateTimeField()
    told_subjects_at = models.DateTimeField(null=True)
    told_authority_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "breach"
        indexes = [models.Index(fields=["tenant", "-found_at"], name="breach_tenant")]

    def __str__(self) -> str:
        return f"breach {self.id}"
