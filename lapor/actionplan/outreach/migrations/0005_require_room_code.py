"""Every meeting has a short address."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("outreach", "0004_fill_room_codes")]

    operations = [
        migrations.AlterField(
            model_name="outreachmeeting",
            name="code",
            field=models.CharField(max_length=8, unique=True),
        ),
    ]
