"""What keeps a closing honest: votes of supporters, independent validation, objections under KIP."""

from django.db import models

from lapor.institutions.models import Institution
from lapor.reports.models.report import Report


class Vote(models.Model):
    """What one supporter with a verified contact says of a response; `voter` is a keyed digest of that contact, never the contact."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="votes")
    voter = models.CharField(max_length=64)
    is_settled = models.BooleanField()
    voted_at = models.DateTimeField()

    class Meta:
        db_table = "vote"
        constraints = [models.UniqueConstraint(fields=["report", "voter"], name="vote_once")]

    def __str__(self) -> str:
        return f"vote on {self.report_id}"


class Validation(models.Model):
    """An independent look at an answered report by somebody outside the answering agency, with photo or site check."""

    id = models.UUIDField(primary_key=True)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="validations")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    is_settled = models.BooleanField()
    remark = models.TextField(blank=True)
    validated_at = models.DateTimeField()

    class Meta:
        db_table = "validation"
        indexes = [models.Index(fields=["report", "validated_at"], name="validation_report")]

    def __str__(self) -> str:
        return f"validation of {self.report_id}"


class ValidatedProcedure(models.Model):
    """A procedure whose reports a tenant closes only after independent validation."""

    tenant = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    procedure = models.CharField(max_length=12, choices=Report.Procedure.choices)

    class Meta:
        db_table = "validated_procedure"
        constraints = [models.UniqueConstraint(fields=["tenant", "procedure"], name="validated_procedure_once")]

    def __str__(self) -> str:
        return f"{self.procedure} of {self.tenant_id}"


class Objection(models.Model):
    """An objection under the law on public information: once, in time; the superior answers it in time."""

    report = models.OneToOneField(Report, on_delete=models.PROTECT, primary_key=True, related_name="objection")
    text = models.TextField()
    objected_at = models.DateTimeField()
    due_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=80, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "objection"

    def __str__(self) -> str:
        return f"objection of {self.report_id}"
