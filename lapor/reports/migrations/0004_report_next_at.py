"""Give every running limit the moment at which there is something to tell, in an index of its own."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

AT_THE_LIMIT = 2
BATCH = 1000


def fill(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Let what is open already be told at its limit; a recount of due moments brings the reminders."""
    Report = apps.get_model("reports", "Report")
    Assignment = apps.get_model("reports", "Assignment")
    working = ["received", "verified", "forwarded", "in_progress", "reopened"]
    running = Report.objects.filter(state__in=working, answer_next_at=None).exclude(waiting_for="reporter")
    leads = Assignment.objects.filter(role="lead", until=None, state__in=["verifying", "offered", "accepted"])
    while keys := list(running.order_by("pk").values_list("pk", flat=True)[:BATCH]):
        leads.filter(report_id__in=keys).update(next_at=models.F("due_at"), stage=AT_THE_LIMIT)
        Report.objects.filter(pk__in=keys).update(answer_next_at=models.F("answer_due_at"), answer_stage=AT_THE_LIMIT)
    held = Assignment.objects.filter(step="verify", state__in=["offered", "accepted", "answered", "declined"])
    while keys := list(held.order_by("pk").values_list("pk", flat=True)[:BATCH]):
        Assignment.objects.filter(pk__in=keys).update(step="respond")


class Migration(migrations.Migration):
    """Expand, fill, index."""

    dependencies = [("reports", "0003_index_archived_and_open")]

    operations = [
        migrations.AddField(
            model_name="access",
            name="escalated_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="assignment",
            name="next_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="assignment",
            name="stage",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="assignment",
            name="stage_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="assignment",
            name="step",
            field=models.CharField(default="verify", max_length=8),
        ),
        migrations.AddField(
            model_name="report",
            name="answer_next_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="report",
            name="answer_stage",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="report",
            name="answer_stage_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="report",
            name="answer_step",
            field=models.CharField(default="answer", max_length=9),
        ),
        migrations.AddField(
            model_name="report",
            name="step_due_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            model_name="access",
            index=models.Index(condition=models.Q(("escalated_at__isnull", False)), fields=["institution", "-escalated_at"], name="access_escalated"),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(condition=models.Q(("next_at__isnull", False)), fields=["next_at", "id"], name="assignment_next"),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(condition=models.Q(("answer_next_at__isnull", False)), fields=["answer_next_at", "id"], name="report_next"),
        ),
    ]
