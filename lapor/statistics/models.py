"""Facts, not counters: one row per report, and how often what happened on a day."""

from django.db import models

from lapor.reports.models import Report


class ReportFact(models.Model):
    """What statistics know of one report, recomputed from its events each time.

    `received_on` is the day that counts, `arrived_on` the day of the record. `institution` is the one that leads or led last,
    else the verifier; of a sealed report it is the tenant, without region and topic, so that no office can be guessed.
    `answer_days` are working days from filing to the first full response, waiting included. Days are local to the tenant.
    """

    report = models.OneToOneField(Report, on_delete=models.PROTECT, primary_key=True, related_name="+")
    tenant = models.UUIDField()
    institution = models.UUIDField()
    region = models.CharField(max_length=13, blank=True)
    topic = models.BigIntegerField(default=0)
    lane = models.CharField(max_length=10)
    report_class = models.CharField(max_length=12)
    procedure = models.CharField(max_length=12)
    channel = models.CharField(max_length=20)
    received_on = models.DateField()
    arrived_on = models.DateField()
    verified_on = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    answer_days = models.PositiveSmallIntegerField(null=True)
    is_on_time = models.BooleanField(null=True)
    closed_on = models.DateField(null=True)
    closed_by = models.CharField(max_length=12, blank=True)
    reopened_on = models.DateField(null=True)
    reopenings = models.PositiveSmallIntegerField(default=0)
    returns = models.PositiveSmallIntegerField(default=0)
    archived_on = models.DateField(null=True)
    archive_reason = models.CharField(max_length=30, blank=True)
    merged_on = models.DateField(null=True)

    class Meta:
        db_table = "report_fact"
        indexes = [models.Index(fields=["tenant", "received_on"], name="report_fact_tenant")]

    def __str__(self) -> str:
        return f"fact of {self.report_id}"


class DayCell(models.Model):
    """How often a measure happened on a day × institution × region × topic; `bucket` is the step of a histogram, else 0.

    Moved only by the difference of a report's fact, in the transaction that writes the fact.
    """

    id = models.BigAutoField(primary_key=True)
    day = models.DateField()
    tenant = models.UUIDField()
    institution = models.UUIDField()
    region = models.CharField(max_length=13, blank=True)
    topic = models.BigIntegerField(default=0)
    lane = models.CharField(max_length=10)
    measure = models.CharField(max_length=24)
    bucket = models.PositiveSmallIntegerField(default=0)
    count = models.IntegerField()

    class Meta:
        db_table = "day_cell"
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "day", "institution", "region", "topic", "lane", "measure", "bucket"],
                name="day_cell_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.measure} on {self.day}: {self.count}"
