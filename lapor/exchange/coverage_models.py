"""Which villages are blank spots, and what officers measured there."""

from django.db import models


class VillageCoverage(models.Model):
    """Whether a village is a blank spot: since when, who says so, by which ways it is served all the same."""

    class Signal(models.TextChoices):
        """What reaches the village."""

        NONE = "none"
        SMS = "sms"
        DATA = "data"

    region = models.CharField(max_length=13, primary_key=True)
    tenant = models.UUIDField()
    signal = models.CharField(max_length=4, choices=Signal.choices)
    since = models.CharField(max_length=10)
    source = models.CharField(max_length=200)
    ways = models.JSONField(default=list)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=80)

    class Meta:
        db_table = "village_coverage"
        indexes = [models.Index(fields=["tenant", "region"], name="village_coverage_tenant")]

    def __str__(self) -> str:
        return f"coverage of {self.region}"


class SignalSurvey(models.Model):
    """One measurement of the signal in a village by an officer, recorded on the spot, perhaps offline."""

    id = models.UUIDField(primary_key=True)
    region = models.CharField(max_length=13)
    tenant = models.UUIDField()
    signal = models.CharField(max_length=4, choices=VillageCoverage.Signal.choices)
    operators = models.CharField(max_length=120, blank=True)
    spot = models.CharField(max_length=200, blank=True)
    measured_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=80)

    class Meta:
        db_table = "signal_survey"
        indexes = [models.Index(fields=["region", "-measured_at"], name="signal_survey_region")]

    def __str__(self) -> str:
        return f"survey of {self.region}"
