"""A mail came back: nobody has it at that address."""

from datetime import datetime
from uuid import UUID

from lapor.audit.services import writes
from lapor.kit.actors import SYSTEM
from lapor.notifications.models import Notice
from lapor.reports.services import note_undelivered_link

BOUNCED = "bounced"


@writes
def note_bounce(notice_id: UUID, *, at: datetime) -> bool:
    """Mark a notice that was handed on as undeliverable: it stands on the case and on the list of failed ones. ≤ 7 statements.

    The link of an office without an account is marked too, so that its verifier hears of it. Returns whether anything changed.
    """
    row = Notice.objects.select_for_update().filter(pk=notice_id, state=Notice.State.SENT).first()
    if row is None or row.channel != Notice.Channel.EMAIL:
        return False
    row.state, row.failure = Notice.State.FAILED, BOUNCED
    row.save(update_fields=["state", "failure"])
    if row.audience == Notice.Audience.INSTITUTION and row.institution_id is not None:
        note_undelivered_link(row.report_id, institution=row.institution_id, by=SYSTEM, at=at)
    return True
