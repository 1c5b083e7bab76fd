"""Clocks as data."""

from django.db import models

from lapor.institutions.models import Institution
from lapor.reports.models.report import Report


class ClockRule(models.Model):
    """A limit of a procedure's step, with the day from which it holds; an institution may set a shorter one of its own."""

    id = models.BigAutoField(primary_key=True)
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, null=True, related_name="+")
    procedure = models.CharField(max_length=12)
    step = models.CharField(max_length=20)
    limit = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=8)
    valid_from = models.DateField()
    version = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=300)
    reliability = models.CharField(max_length=8)

    class Meta:
        db_table = "clock_rule"
        constraints = [
            models.UniqueConstraint(
                fields=["procedure", "step", "valid_from"], name="clock_rule_once", condition=models.Q(institution=None)
            ),
            models.UniqueConstraint(
                fields=["institution", "procedure", "step", "valid_from"], name="clock_rule_institution_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procedure} {self.step}: {self.limit} {self.unit}"


class Pause(models.Model):
    """A time in which the report waited for the reporter and its clocks did not run; `until` is null while it lasts."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="pauses")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        db_table = "pause"
        constraints = [
            models.UniqueConstraint(fields=["report"], name="pause_one_open", condition=models.Q(until__isnull=True))
        ]
        indexes = [models.Index(fields=["report", "since"], name="pause_report")]

    def __str__(self) -> str:
        return f"pause of {self.report_id}"
