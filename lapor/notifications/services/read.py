"""An officer has seen notices on screen."""

from datetime import datetime
from uuid import UUID

from lapor.audit.services import writes
from lapor.notifications.models import Notice


@writes
def mark_read(person: UUID, *, at: datetime, report: UUID | None = None) -> int:
    """Mark the officer's unread notices as read: all, or those of one report that was opened. 1 statement."""
    unread = Notice.objects.filter(person_id=person, channel=Notice.Channel.SCREEN, state=Notice.State.SENT)
    if report is not None:
        unread = unread.filter(report_id=report)
    return unread.update(state=Notice.State.READ, read_at=at)
