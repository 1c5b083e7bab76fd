"""Where mail with reports for an office is taken."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("institutions", "0001_initial")]

    operations = [
        migrations.AddField("institution", "report_address", models.EmailField(blank=True, max_length=254, default=""), preserve_default=False),
        migrations.AddConstraint(
            "institution",
            models.UniqueConstraint(
                condition=models.Q(("report_address", ""), _negated=True),
                fields=("report_address",),
                name="institution_report_address_once",
            ),
        ),
    ]
