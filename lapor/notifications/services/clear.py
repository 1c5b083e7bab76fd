"""A person takes care of a notice that could not be delivered."""

from datetime import datetime
from uuid import UUID

from lapor.audit.services import writes
from lapor.notifications.models import Notice


@writes
def clear_failed(notice_id: UUID, *, at: datetime) -> int:
    """Take a failed notice off the list, as told by other means; returns how many changed. 1 statement."""
    failed = Notice.objects.filter(pk=notice_id, state=Notice.State.FAILED)
    return failed.update(state=Notice.State.READ, read_at=at)
