from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('vault', '0004_rights_of_the_person'),
    ]

    operations = [
        migrations.AddField(
            model_name='sealedidentity',
            name='name_digests',
            field=models.JSONField(default=list),
        ),
    ]
