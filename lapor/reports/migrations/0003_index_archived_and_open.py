"""Serve the monthly sample of archived reports, and the walk over a tenant's open ones."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Two partial indexes."""

    dependencies = [("reports", "0002_report_verifier")]

    operations = [
        migrations.AddIndex(
            model_name="report",
            index=models.Index(
                condition=models.Q(("state", "archived")), fields=["tenant", "closed_at"], name="report_archived"
            ),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(
                condition=models.Q(("closed_at__isnull", True)), fields=["tenant", "id"], name="report_open"
            ),
        ),
    ]
