"""Scanned letters that wait to be typed in."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("institutions", "0002_add_report_address"),
        ("intake", "0003_add_blocked_sender"),
    ]

    operations = [
        migrations.CreateModel(
            name="ScannedLetter",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("media_type", models.CharField(max_length=40)),
                ("size", models.PositiveIntegerField()),
                ("scanned_at", models.DateTimeField()),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="institutions.institution"
                    ),
                ),
            ],
            options={
                "db_table": "scanned_letter",
                "indexes": [models.Index(fields=["institution", "scanned_at"], name="scanned_letter_office")],
            },
        ),
    ]
