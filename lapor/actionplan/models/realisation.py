"""What was reached, with its evidence."""

from django.db import models

from lapor.actionplan.models.indicator import PlanIndicator


class Realisation(models.Model):
    """What an agency says was reached in a quarter; a correction replaces it and keeps it.

    `value` is null where a living indicator only gets an obstacle and a next step. Its evidence is a document by name, files of
    the files floor under this row's key, or both.
    """

    id = models.UUIDField(primary_key=True)
    indicator = models.ForeignKey(PlanIndicator, on_delete=models.PROTECT, related_name="realisations")
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    document = models.CharField(max_length=300, blank=True)
    has_files = models.BooleanField(default=False)
    obstacle = models.TextField(blank=True)
    next_step = models.TextField(blank=True)
    entered_by = models.CharField(max_length=80)
    entered_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "plan_realisation"
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "year", "quarter"],
                name="plan_realisation_once",
                condition=models.Q(replaced_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"realisation {self.year}/{self.quarter} of {self.indicator_id}"
