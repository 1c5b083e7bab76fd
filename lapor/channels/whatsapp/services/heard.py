"""Somebody wrote: the window is open again."""

from datetime import datetime, timedelta

from lapor.audit.services import writes
from lapor.channels.whatsapp.models import OpenWindow
from lapor.channels.whatsapp.queries import digest_of

WINDOW = timedelta(hours=24)


@writes
def note_heard(number: str, *, written_at: datetime, at: datetime) -> None:
    """Open the window of this number for 24 hours from when the message was written; windows that are over go. 3 statements."""
    OpenWindow.objects.filter(until__lte=at).delete()
    until = min(written_at, at) + WINDOW
    if until > at:
        row = OpenWindow(sender=digest_of(number), until=until)
        OpenWindow.objects.bulk_create([row], update_conflicts=True, unique_fields=["sender"], update_fields=["until"])
