"""Make facts and cells anew with the day that counts and the day of the record; `lapor statistics rebuild` fills them."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

PLACE: list[tuple[str, Any]] = [
    ("lane", models.CharField(max_length=10)),
    ("institution", models.UUIDField()),
    ("region", models.CharField(blank=True, max_length=13)),
    ("topic", models.BigIntegerField(default=0)),
    ("report_class", models.CharField(blank=True, max_length=12)),
    ("channel", models.CharField(blank=True, max_length=20)),
]
CELL_KEY = [
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
]


class Migration(migrations.Migration):
    """Nothing is lost: both tables are computed from reports and events."""

    dependencies = [("statistics", "0001_initial"), ("reports", "0002_report_verifier")]

    operations = [
        migrations.DeleteModel(name="DayCell"),
        migrations.DeleteModel(name="ReportFact"),
        migrations.CreateModel(
            name="DayCell",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("tenant", models.UUIDField()),
                ("measure", models.CharField(max_length=24)),
                ("happened_on", models.DateField()),
                ("recorded_on", models.DateField()),
                *PLACE,
                ("bucket", models.PositiveSmallIntegerField(default=0)),
                ("count", models.IntegerField()),
            ],
            options={
                "db_table": "day_cell",
                "indexes": [models.Index(fields=["tenant", "recorded_on"], name="day_cell_recorded")],
                "constraints": [models.UniqueConstraint(fields=CELL_KEY, name="day_cell_once")],
            },
        ),
        migrations.CreateModel(
            name="ReportFact",
            fields=[
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="reports.report",
                    ),
                ),
                ("tenant", models.UUIDField()),
                *[(name, field.clone()) for name, field in PLACE],
                ("happened_on", models.DateField()),
                ("recorded_on", models.DateField()),
                ("entries", models.JSONField(default=list)),
            ],
            options={
                "db_table": "report_fact",
                "indexes": [models.Index(fields=["tenant", "happened_on"], name="report_fact_tenant")],
            },
        ),
    ]
