"""Cancel a planned meeting."""

from datetime import datetime
from uuid import UUID

from lapor.actionplan.errors import ReasonNeeded
from lapor.actionplan.outreach import policy, queries
from lapor.actionplan.outreach.errors import NotPlanned
from lapor.actionplan.outreach.models import OutreachMeeting
from lapor.audit.services import record, writes
from lapor.kit.actors import Actor


@writes
def cancel_meeting(meeting: UUID, *, reason: str, by: Actor, at: datetime) -> None:
    """Cancel it, with the reason. Raises NotOrganiser, NotPlanned, ReasonNeeded, UnknownMeeting."""
    row = queries.lock(meeting)
    policy.require_organiser(by, tenant=row.tenant_id, institution=row.institution_id)
    if row.state != OutreachMeeting.State.PLANNED:
        raise NotPlanned
    if not reason.strip():
        raise ReasonNeeded
    row.state, row.reason = OutreachMeeting.State.CANCELLED, reason.strip()
    row.save(update_fields=["state", "reason"])
    payload = {"meeting": str(row.id), "reason": row.reason}
    record("outreach_cancelled", stream=f"institution/{row.institution_id}", by=by, at=at, payload=payload)
