"""Meetings that were planned before they had a short address get one."""

import secrets
from typing import Any

from django.db import migrations

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8


def fill(apps: Any, _schema: Any) -> None:
    """Give each one a code by chance."""
    meetings = apps.get_model("outreach", "OutreachMeeting")
    for row in meetings.objects.filter(code=None).only("id").iterator():
        code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        meetings.objects.filter(pk=row.pk).update(code=code)


class Migration(migrations.Migration):

    dependencies = [("outreach", "0003_add_room_code")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]
