"""What reports are about."""

from django.db import models

from lapor.institutions.models import Institution


class Topic(models.Model):
    """A topic of a tenant's tree; main topics have no parent. Closed ones keep their past."""

    id = models.BigAutoField(primary_key=True)
    tenant = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="topics")
    code = models.CharField(max_length=60)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    name = models.CharField(max_length=120)
    sp4n_id = models.PositiveIntegerField(null=True)
    default_class = models.CharField(max_length=12, blank=True)
    default_procedure = models.CharField(max_length=12, blank=True)
    agency_kind = models.CharField(max_length=60, blank=True)
    needs_validation = models.BooleanField(default=False)
    words = models.CharField(max_length=300, blank=True)
    closed_on = models.DateField(null=True)

    class Meta:
        db_table = "topic"
        constraints = [models.UniqueConstraint(fields=["tenant", "code"], name="topic_code_once")]

    def __str__(self) -> str:
        return self.name
