"""Meetings get a short address, at which people in the room say what they think."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("outreach", "0002_add_deliveries")]

    operations = [
        migrations.AddField(
            model_name="outreachmeeting",
            name="code",
            field=models.CharField(max_length=8, null=True, unique=True),
        ),
    ]
