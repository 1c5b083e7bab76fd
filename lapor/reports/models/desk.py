"""What stays inside the offices."""

from django.db import models

from lapor.institutions.models import Institution
from lapor.people.models import Person
from lapor.reports.models.report import Report
from lapor.reports.models.topic import Topic


class Note(models.Model):
    """An internal note: read by the office that wrote it and by the verifier, never by the reporter or the public."""

    id = models.UUIDField(primary_key=True)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="notes")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    written_at = models.DateTimeField()

    class Meta:
        db_table = "note"
        indexes = [models.Index(fields=["report", "written_at"], name="note_report")]

    def __str__(self) -> str:
        return f"note {self.id}"


class ArchiveSample(models.Model):
    """An archived report drawn at random for the monitor's look, once a month."""

    report = models.OneToOneField(Report, on_delete=models.PROTECT, primary_key=True, related_name="archive_sample")
    tenant = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    drawn_on = models.DateField()
    verdict = models.CharField(max_length=12, blank=True)
    remark = models.TextField(blank=True)
    looked_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "archive_sample"
        indexes = [models.Index(fields=["tenant", "looked_at"], name="archive_sample_tenant")]

    def __str__(self) -> str:
        return f"sample {self.report_id}"


class DeskHandover(models.Model):
    """A whole desk given from one officer to another: the list of reports, and when the receiver signed it off."""

    id = models.UUIDField(primary_key=True)
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    giver = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    receiver = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reports = models.JSONField(default=list)
    remark = models.TextField(blank=True)
    handed_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "desk_handover"
        indexes = [models.Index(fields=["receiver", "signed_at"], name="desk_handover_receiver")]

    def __str__(self) -> str:
        return f"handover {self.id}"


class AnswerTemplate(models.Model):
    """Words that an agency often answers with, for one topic or any; fields stand in double braces and must be filled in."""

    id = models.UUIDField(primary_key=True)
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=120)
    found = models.TextField(blank=True)
    done = models.TextField(blank=True)
    text = models.TextField()
    changed_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "answer_template"
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "name"],
                name="answer_template_name_once",
                condition=models.Q(closed_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return self.name
