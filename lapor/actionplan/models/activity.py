"""What a plan consists of: strategies and their activities."""

from django.db import models

from lapor.actionplan.models.plan import ActionPlan
from lapor.institutions.models import Institution


class PlanStrategy(models.Model):
    """A strategy of a plan. `code` is its number as people read it; one that was dropped keeps its past."""

    id = models.UUIDField(primary_key=True)
    plan = models.ForeignKey(ActionPlan, on_delete=models.PROTECT, related_name="strategies")
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=300)
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "plan_strategy"
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "code"], name="plan_strategy_once", condition=models.Q(dropped_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"strategy {self.code}"


class PlanActivity(models.Model):
    """An activity: who leads and who supports it (keys of institutions), when, for how many rupiah, paid from where."""

    id = models.UUIDField(primary_key=True)
    plan = models.ForeignKey(ActionPlan, on_delete=models.PROTECT, related_name="activities")
    strategy = models.ForeignKey(PlanStrategy, on_delete=models.PROTECT, related_name="activities")
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=300)
    lead = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    supporting = models.JSONField(default=list)
    since_on = models.DateField()
    until_on = models.DateField()
    budget = models.PositiveBigIntegerField(default=0)
    budget_source = models.CharField(max_length=120, blank=True)
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "plan_activity"
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "code"], name="plan_activity_once", condition=models.Q(dropped_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"activity {self.code}"
