"""Until when WhatsApp lets us write freely to somebody."""

from django.db import models


class OpenWindow(models.Model):
    """Whoever wrote within the last 24 hours may be written to in free words. `sender` is a keyed digest of the number.

    Source: WhatsApp Business Platform, customer service windows.
    """

    sender = models.CharField(max_length=64, primary_key=True)
    until = models.DateTimeField()

    class Meta:
        db_table = "open_window"
        indexes = [models.Index(fields=["until"], name="open_window_until")]

    def __str__(self) -> str:
        return f"open window until {self.until}"
