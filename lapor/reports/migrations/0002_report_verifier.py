"""Name on each report the institution that verifies it: so far it was the holder of the first assignment."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def fill(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Fill in batches from the first assignment."""
    Report = apps.get_model("reports", "Report")
    Assignment = apps.get_model("reports", "Assignment")
    first = Assignment.objects.filter(report=models.OuterRef("pk")).order_by("since", "id")
    while keys := list(Report.objects.filter(verifier=None).order_by("pk").values_list("pk", flat=True)[:1000]):
        Report.objects.filter(pk__in=keys).update(verifier=models.Subquery(first.values("institution")[:1]))


class Migration(migrations.Migration):
    """Expand, fill, contract."""

    dependencies = [("reports", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="report",
            name="verifier",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="institutions.institution",
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            model_name="report",
            name="verifier",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="institutions.institution"
            ),
        ),
    ]
