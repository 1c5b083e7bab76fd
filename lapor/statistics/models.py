"""Facts, not counters: one row per report, and cells that are the sums of those rows."""

from django.db import models

from lapor.reports.models import Report


class ReportFact(models.Model):
    """What statistics know of one report, recomputed from its row and its events each time.

    `happened_on` is the day that counts legally, `recorded_on` the day of the record; both local to the first holder.
    `institution` is the one that leads or led last, else the verifier; `region` the district. Of a sealed report it is the
    tenant, without region, topic, class and channel, so that nothing can be guessed.
    `entries` are what the report counts in the cells: measure, happened_on, recorded_on, institution, bucket and a signed number.
    """

    report = models.OneToOneField(Report, on_delete=models.PROTECT, primary_key=True, related_name="+")
    tenant = models.UUIDField()
    lane = models.CharField(max_length=10)
    institution = models.UUIDField()
    region = models.CharField(max_length=13, blank=True)
    topic = models.BigIntegerField(default=0)
    report_class = models.CharField(max_length=12, blank=True)
    channel = models.CharField(max_length=20, blank=True)
    happened_on = models.DateField()
    recorded_on = models.DateField()
    entries = models.JSONField(default=list)

    class Meta:
        db_table = "report_fact"
        indexes = [models.Index(fields=["tenant", "happened_on"], name="report_fact_tenant")]

    def __str__(self) -> str:
        return f"fact of {self.report_id}"


class DayCell(models.Model):
    """How often a measure happened on a day × institution × district × topic × class × channel.

    `bucket` is the step of a histogram (working days, a score), else 0. What is taken back later – a closing that the reporter
    disputes – stays under its day with a negative count under the day of the later record, so that a sum over `recorded_on`
    up to a day tells what was known then. Moved only by differences of facts, in the transaction that writes the fact.
    """

    id = models.BigAutoField(primary_key=True)
    tenant = models.UUIDField()
    measure = models.CharField(max_length=24)
    happened_on = models.DateField()
    recorded_on = models.DateField()
    lane = models.CharField(max_length=10)
    institution = models.UUIDField()
    region = models.CharField(max_length=13, blank=True)
    topic = models.BigIntegerField(default=0)
    report_class = models.CharField(max_length=12, blank=True)
    channel = models.CharField(max_length=20, blank=True)
    bucket = models.PositiveSmallIntegerField(default=0)
    count = models.IntegerField()

    class Meta:
        db_table = "day_cell"
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "tenant",
                    "measure",
                    "happened_on",
                    "recorded_on",
                    "lane",
                    "institution",
                    "region",
                    "topic",
                    "report_class",
                    "channel",
                    "bucket",
                ],
                name="day_cell_once",
            )
        ]
        indexes = [models.Index(fields=["tenant", "recorded_on"], name="day_cell_recorded")]

    def __str__(self) -> str:
        return f"{self.measure} on {self.happened_on}: {self.count}"
