"""Record that a meeting was held."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from lapor.actionplan.outreach import policy, queries
from lapor.actionplan.outreach.errors import BadMeeting, NotPlanned
from lapor.actionplan.outreach.models import OutreachMeeting
from lapor.audit.services import record, writes
from lapor.institutions import queries as institutions
from lapor.kit.actors import Actor


@dataclass(frozen=True, kw_only=True)
class Attendance:
    """How many came; the groups overlap."""

    people: int
    women: int = 0
    youth: int = 0
    disabled: int = 0


@writes
def hold_meeting(meeting: UUID, *, on: date, came: Attendance, by: Actor, at: datetime) -> None:
    """Record the day and the numbers. Raises NotOrganiser, NotPlanned, BadMeeting, UnknownMeeting."""
    row = queries.lock(meeting)
    policy.require_organiser(by, tenant=row.tenant_id, institution=row.institution_id)
    if row.state != OutreachMeeting.State.PLANNED:
        raise NotPlanned
    today = at.astimezone(ZoneInfo(institutions.office(row.tenant_id).zone)).date()
    if on > today or came.people < 1 or max(came.women, came.youth, came.disabled) > came.people:
        raise BadMeeting
    row.state, row.happens_on, row.recorded_on = OutreachMeeting.State.HELD, on, today
    row.people, row.women, row.youth, row.disabled = came.people, came.women, came.youth, came.disabled
    row.save(update_fields=["state", "happens_on", "recorded_on", "people", "women", "youth", "disabled"])
    payload = {"meeting": str(row.id), "region": row.region_id, "on": on.isoformat(), **asdict(came)}
    record("outreach_held", stream=f"institution/{row.institution_id}", by=by, at=at, payload=payload)
