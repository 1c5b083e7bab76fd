"""What is measured, and what is to be reached by when."""

from django.db import models

from lapor.actionplan.models.activity import PlanActivity
from lapor.actionplan.models.plan import ActionPlan


class PlanIndicator(models.Model):
    """An indicator of an activity. `figure` names a registered figure that fills it by itself; empty: entered by hand."""

    class Direction(models.TextChoices):
        """Whether more or less is better."""

        UP = "up"
        DOWN = "down"

    class Gathers(models.TextChoices):
        """What a quarter's value is: how it stands, the sum since the beginning, or that quarter's share of the year."""

        LEVEL = "level"
        RUNNING = "running"
        YEARLY = "yearly"

    id = models.UUIDField(primary_key=True)
    plan = models.ForeignKey(ActionPlan, on_delete=models.PROTECT, related_name="indicators")
    activity = models.ForeignKey(PlanActivity, on_delete=models.PROTECT, related_name="indicators")
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=300)
    unit = models.CharField(max_length=60)
    definition = models.TextField()
    source = models.CharField(max_length=300, blank=True)
    baseline = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    direction = models.CharField(max_length=4, choices=Direction.choices, default=Direction.UP)
    gathers = models.CharField(max_length=7, choices=Gathers.choices, default=Gathers.LEVEL)
    figure = models.CharField(max_length=60, blank=True)
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "plan_indicator"
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "code"], name="plan_indicator_once", condition=models.Q(dropped_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"indicator {self.code}"


class PlanTarget(models.Model):
    """What an indicator is to reach in a quarter, or (quarter 0) in a year."""

    indicator = models.ForeignKey(PlanIndicator, on_delete=models.CASCADE, related_name="targets")
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=18, decimal_places=4)

    class Meta:
        db_table = "plan_target"
        constraints = [
            models.UniqueConstraint(fields=["indicator", "year", "quarter"], name="plan_target_once"),
            models.CheckConstraint(condition=models.Q(quarter__lte=4), name="plan_target_quarter"),
        ]

    def __str__(self) -> str:
        return f"target {self.year}/{self.quarter} of {self.indicator_id}"
