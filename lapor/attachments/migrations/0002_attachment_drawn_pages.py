from django.db import migrations, models


class Migration(migrations.Migration):
    """Count the pages of a PDF that can be looked at as pictures."""

    dependencies = [("attachments", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="attachment",
            name="drawn_pages",
            field=models.PositiveSmallIntegerField(default=0),
        ),
    ]
