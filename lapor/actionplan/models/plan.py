"""A plan and the versions that decrees froze."""

from django.db import models

from lapor.institutions.models import Institution


class ActionPlan(models.Model):
    """An institution's plan for a period, from draft to in force; its period, goal and rules of judging are data.

    `version` counts changes, so that two people never overwrite each other unseen. `is_example` marks invented figures. What
    it serves (`goal`) and where that is written come from the RPJMD. `risk_per_cent` and `grace_days` are its rule of status.
    """

    class State(models.TextChoices):
        """Whether a decree has frozen it."""

        DRAFT = "draft"
        IN_FORCE = "in_force"

    id = models.UUIDField(primary_key=True)
    tenant = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    since_on = models.DateField()
    until_on = models.DateField()
    goal = models.TextField(blank=True)
    goal_source = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    version = models.PositiveIntegerField(default=1)
    is_example = models.BooleanField(default=False)
    risk_per_cent = models.PositiveSmallIntegerField(default=75)
    grace_days = models.PositiveSmallIntegerField(default=14)
    made_at = models.DateTimeField()

    class Meta:
        db_table = "action_plan"
        constraints = [
            models.CheckConstraint(condition=models.Q(since_on__lt=models.F("until_on")), name="plan_period")
        ]
        indexes = [models.Index(fields=["tenant", "state", "-since_on"], name="action_plan_tenant")]

    def __str__(self) -> str:
        return f"action plan {self.id}"


class PlanVersion(models.Model):
    """What a plan said when a decree froze it; never changed. `content_hash` is the SHA-256 of the canonical content."""

    id = models.UUIDField(primary_key=True)
    plan = models.ForeignKey(ActionPlan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    decree_number = models.CharField(max_length=120)
    decree_on = models.DateField()
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    frozen_at = models.DateTimeField()

    class Meta:
        db_table = "plan_version"
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="plan_version_once")]

    def __str__(self) -> str:
        return f"version {self.number} of plan {self.plan_id}"
