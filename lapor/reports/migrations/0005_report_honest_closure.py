"""Tables and columns of an honest closing, of extensions and objections, of handovers and answer templates."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Expand only."""

    dependencies = [
        ("institutions", "0001_initial"),
        ("reports", "0004_report_next_at"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AnswerTemplate",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=120)),
                ("found", models.TextField(blank=True)),
                ("done", models.TextField(blank=True)),
                ("text", models.TextField()),
                ("changed_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "answer_template",
            },
        ),
        migrations.CreateModel(
            name="DeskHandover",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("reports", models.JSONField(default=list)),
                ("remark", models.TextField(blank=True)),
                ("handed_at", models.DateTimeField()),
                ("signed_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "desk_handover",
            },
        ),
        migrations.CreateModel(
            name="Objection",
            fields=[
                ("report", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name="objection", serialize=False, to="reports.report")),
                ("text", models.TextField()),
                ("objected_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("answer", models.TextField(blank=True)),
                ("answered_by", models.CharField(blank=True, max_length=80)),
                ("answered_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "objection",
            },
        ),
        migrations.CreateModel(
            name="ValidatedProcedure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("procedure", models.CharField(choices=[("complaint", "Complaint"), ("oversight", "Oversight"), ("aspiration", "Aspiration"), ("information", "Information"), ("kip", "Kip")], max_length=12)),
            ],
            options={
                "db_table": "validated_procedure",
            },
        ),
        migrations.CreateModel(
            name="Validation",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("is_settled", models.BooleanField()),
                ("remark", models.TextField(blank=True)),
                ("validated_at", models.DateTimeField()),
            ],
            options={
                "db_table": "validation",
            },
        ),
        migrations.CreateModel(
            name="Vote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("voter", models.CharField(max_length=64)),
                ("is_settled", models.BooleanField()),
                ("voted_at", models.DateTimeField()),
            ],
            options={
                "db_table": "vote",
            },
        ),
        migrations.AddField(
            model_name="assignment",
            name="is_binding",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="report",
            name="awaited",
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="institutions.institution"),
        ),
        migrations.AddField(
            model_name="report",
            name="extended_days",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="report",
            name="review_since",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="report",
            name="validator",
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="institutions.institution"),
        ),
        migrations.AddField(
            model_name="response",
            name="done_by",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="response",
            name="done_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="answertemplate",
            name="institution",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="institutions.institution"),
        ),
        migrations.AddField(
            model_name="answertemplate",
            name="topic",
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reports.topic"),
        ),
        migrations.AddField(
            model_name="deskhandover",
            name="giver",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name="deskhandover",
            name="institution",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="institutions.institution"),
        ),
        migrations.AddField(
            model_name="deskhandover",
            name="receiver",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name="validatedprocedure",
            name="tenant",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="institutions.institution"),
        ),
        migrations.AddField(
            model_name="validation",
            name="institution",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="institutions.institution"),
        ),
        migrations.AddField(
            model_name="validation",
            name="report",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="validations", to="reports.report"),
        ),
        migrations.AddField(
            model_name="vote",
            name="report",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="votes", to="reports.report"),
        ),
        migrations.AddConstraint(
            model_name="answertemplate",
            constraint=models.UniqueConstraint(condition=models.Q(("closed_at__isnull", True)), fields=("institution", "name"), name="answer_template_name_once"),
        ),
        migrations.AddIndex(
            model_name="deskhandover",
            index=models.Index(fields=["receiver", "signed_at"], name="desk_handover_receiver"),
        ),
        migrations.AddConstraint(
            model_name="validatedprocedure",
            constraint=models.UniqueConstraint(fields=("tenant", "procedure"), name="validated_procedure_once"),
        ),
        migrations.AddIndex(
            model_name="validation",
            index=models.Index(fields=["report", "validated_at"], name="validation_report"),
        ),
        migrations.AddConstraint(
            model_name="vote",
            constraint=models.UniqueConstraint(fields=("report", "voter"), name="vote_once"),
        ),
    ]
