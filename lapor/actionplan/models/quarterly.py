"""The quarterly report to the head of the region."""

from django.db import models

from lapor.institutions.models import Institution


class QuarterlyReport(models.Model):
    """What a quarter was like: figures as known at its end, plan progress, delays, and the words that people add.

    A draft can be made anew and edited; an approved one never changes, its `content_hash` lies on the institution's stream.
    """

    class State(models.TextChoices):
        """Whether the leader has approved it."""

        DRAFT = "draft"
        APPROVED = "approved"

    id = models.UUIDField(primary_key=True)
    tenant = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    content = models.JSONField()
    summary = models.TextField(blank=True)
    decisions = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    approved_at = models.DateTimeField(null=True)
    content_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        db_table = "quarterly_report"
        constraints = [models.UniqueConstraint(fields=["tenant", "year", "quarter"], name="quarterly_report_once")]

    def __str__(self) -> str:
        return f"report {self.year}/{self.quarter} of {self.tenant_id}"
