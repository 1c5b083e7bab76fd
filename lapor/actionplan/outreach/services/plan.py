"""Plan a meeting."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lapor.actionplan.outreach import policy, queries
from lapor.actionplan.outreach.errors import NotPlanned
from lapor.actionplan.outreach.models import OutreachMeeting
from lapor.audit.services import record, writes
from lapor.institutions import queries as institutions
from lapor.kit.actors import Actor
from lapor.kit.ids import new_id


@dataclass(frozen=True, kw_only=True)
class Planned:
    """What is planned: what, where, by which office, when, for whom, with whom, for how many rupiah."""

    title: str
    region: str
    institution: UUID
    on: date
    audience: str = ""
    partners: str = ""
    cost: int = 0


@writes
def plan_meeting(plan: Planned, *, tenant: UUID, by: Actor, at: datetime, meeting: UUID | None = None) -> UUID:
    """Plan a meeting, or change one that is still planned. Raises NotOrganiser, NotPlanned, UnknownMeeting, UnknownRegion."""
    found = queries.lock(meeting) if meeting else None
    row = found or OutreachMeeting(id=new_id(), tenant_id=tenant)
    if found:
        policy.require_organiser(by, tenant=row.tenant_id, institution=row.institution_id)
    policy.require_organiser(by, tenant=row.tenant_id, institution=plan.institution)
    if row.state != OutreachMeeting.State.PLANNED:
        raise NotPlanned
    row.region = institutions.region(plan.region)
    row.institution_id, row.title, row.happens_on = plan.institution, plan.title, plan.on
    row.audience, row.partners, row.cost = plan.audience, plan.partners, plan.cost
    row.save(force_insert=found is None, force_update=found is not None)
    payload = {"meeting": str(row.id), "region": row.region_id, "on": plan.on.isoformat(), "cost": plan.cost}
    record("outreach_planned", stream=f"institution/{row.institution_id}", by=by, at=at, payload=payload)
    return row.id
