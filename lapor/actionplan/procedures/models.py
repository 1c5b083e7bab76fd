"""The table of signed procedures."""

from django.db import models

from lapor.institutions.models import Institution


class ProcedureVersion(models.Model):
    """What a procedure said when the leader signed it off; never changed. `signed_name` is the leader's name on that day."""

    class Kind(models.TextChoices):
        """Which of the three procedures."""

        RUNNING = "running"
        FOLLOWING_UP = "following_up"
        QUARTERLY = "quarterly"

    id = models.UUIDField(primary_key=True)
    tenant = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    signed_at = models.DateTimeField()
    signed_by = models.CharField(max_length=80)
    signed_name = models.CharField(max_length=120)

    class Meta:
        db_table = "procedure_version"
        constraints = [models.UniqueConstraint(fields=["tenant", "kind", "number"], name="procedure_version_once")]

    def __str__(self) -> str:
        return f"version {self.number} of {self.kind}"
