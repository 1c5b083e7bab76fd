"""News of a past that was brought in at once is not mailed any more."""

from datetime import datetime

from django.db.models import F

from lapor.audit.services import writes
from lapor.notifications.models import Notice


@writes
def settle_notices(*, made_before: datetime, read_before: datetime) -> int:
    """Count mail that waits since before `made_before` as sent, and screen notices older than `read_before` as read.

    For histories that are played or carried over, never for an installation that was merely switched off: there a legal notice
    goes out late. Returns how many mails were settled. 2 statements.
    """
    waiting = Notice.objects.filter(state=Notice.State.WAITING, made_at__lt=made_before)
    settled = waiting.update(state=Notice.State.SENT, sent_at=F("made_at"))
    shown = Notice.objects.filter(channel=Notice.Channel.SCREEN, state=Notice.State.SENT, made_at__lt=read_before)
    shown.update(state=Notice.State.READ, read_at=F("made_at"))
    return settled
