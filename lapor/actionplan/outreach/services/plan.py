"""Plan a meeting."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lapor.actionplan.outreach import policy, queries
from lapor.actionplan.outreach.errors import NotPlanned
from lapor.actionplan.outreach.models import OutreachMeeting
from lapor.audit.services import record, writes
from lapor.institutions import queries as institutions
from lapor.institutions.errors import UnknownRegion
from lapor.institutions.region_queries import lies_in
from lapor.kit.actors import Actor
from lapor.kit.codes import random_characters
from lapor.kit.ids import new_id
from lapor.kit.text import one_line

CODE_LENGTH = 8


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
def plan_meeting(
    plan: Planned, *, tenant: UUID, by: Actor, at: datetime, meeting: UUID | None = None, key: UUID | None = None
) -> UUID:
    """Plan a meeting, with `key` as its own id, or change one (`meeting`) that is still planned.

    Raises NotOrganiser, NotPlanned, UnknownMeeting, UnknownRegion.
    """
    row = queries.lock(meeting) if meeting else _new(tenant, key=key)
    if meeting:
        policy.require_organiser(by, tenant=row.tenant_id, institution=row.institution_id)
    policy.require_organiser(by, tenant=row.tenant_id, institution=plan.institution)
    if row.state != OutreachMeeting.State.PLANNED:
        raise NotPlanned
    _fill(row, plan=plan)
    row.save(force_insert=not meeting, force_update=bool(meeting))
    payload = {
        "meeting": str(row.id),
        "title": row.title,
        "region": row.region_id,
        "on": plan.on.isoformat(),
        "audience": row.audience,
        "partners": row.partners,
        "cost": row.cost,
    }
    record("outreach_planned", stream=f"institution/{row.institution_id}", by=by, at=at, payload=payload)
    return row.id


def _new(tenant: UUID, *, key: UUID | None) -> OutreachMeeting:
    return OutreachMeeting(id=key or new_id(), tenant_id=tenant, code=random_characters(CODE_LENGTH))


def _fill(row: OutreachMeeting, *, plan: Planned) -> None:
    if not lies_in(plan.region, region=institutions.office(row.tenant_id).region):
        raise UnknownRegion(region=plan.region)
    row.region = institutions.region(plan.region)
    row.institution_id, row.title, row.happens_on = plan.institution, one_line(plan.title)[:160], plan.on
    row.audience, row.partners = one_line(plan.audience)[:160], one_line(plan.partners)[:300]
    row.cost = plan.cost
