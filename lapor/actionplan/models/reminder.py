"""Whom a reminder to enter a quarter was sent to."""

from django.db import models

from lapor.actionplan.models.plan import ActionPlan
from lapor.people.models import Person


class PlanReminder(models.Model):
    """One reminder to one officer about one quarter; `stage` 1 after its end, 2 shortly before the time to enter is over."""

    id = models.UUIDField(primary_key=True)
    plan = models.ForeignKey(ActionPlan, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    stage = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField()

    class Meta:
        db_table = "plan_reminder"
        constraints = [
            models.UniqueConstraint(fields=["plan", "person", "year", "quarter", "stage"], name="plan_reminder_once")
        ]

    def __str__(self) -> str:
        return f"reminder {self.id}"
