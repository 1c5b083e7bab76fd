"""Note that posters, leaflets and cards came to a place, and take back what was noted by mistake."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from lapor.actionplan.outreach import delivery_queries, policy
from lapor.actionplan.outreach.errors import BadDelivery, UnknownDelivery
from lapor.actionplan.outreach.models import OutreachDelivery
from lapor.actionplan.outreach.stock import Stock
from lapor.audit.services import record, writes
from lapor.institutions import queries as institutions
from lapor.institutions.errors import UnknownRegion
from lapor.institutions.region_queries import lies_in
from lapor.kit.actors import Actor
from lapor.kit.ids import new_id

MOST = 100_000


@dataclass(frozen=True, kw_only=True)
class Delivered:
    """What came where and when; `meeting` when it was left at one."""

    region: str
    on: date
    stock: Stock
    meeting: UUID | None = None


@writes
def deliver_materials(told: Delivered, *, tenant: UUID, institution: UUID, by: Actor, at: datetime) -> UUID:
    """Note a delivery. Raises NotOrganiser, BadDelivery, UnknownRegion; nothing is written when it raises."""
    policy.require_organiser(by, tenant=tenant, institution=institution)
    root = institutions.office(tenant)
    if not lies_in(told.region, region=root.region):
        raise UnknownRegion(region=told.region)
    today = at.astimezone(ZoneInfo(root.zone)).date()
    counts = asdict(told.stock)
    if told.on > today or not any(counts.values()) or not all(0 <= each <= MOST for each in counts.values()):
        raise BadDelivery
    row = OutreachDelivery(
        id=new_id(),
        tenant_id=tenant,
        institution_id=institution,
        region=institutions.region(told.region),
        meeting_id=told.meeting,
        delivered_on=told.on,
        recorded_on=today,
        **counts,
    )
    row.save(force_insert=True)
    payload = {"delivery": str(row.id), "region": told.region, "on": told.on.isoformat(), **counts}
    if told.meeting:
        payload["meeting"] = str(told.meeting)
    record("outreach_delivered", stream=f"institution/{institution}", by=by, at=at, payload=payload)
    return row.id


@writes
def withdraw_delivery(delivery: UUID, *, by: Actor, at: datetime) -> None:
    """Count it no more. Raises NotOrganiser, UnknownDelivery."""
    row = delivery_queries.lock(delivery)
    policy.require_organiser(by, tenant=row.tenant_id, institution=row.institution_id)
    if row.withdrawn_on:
        raise UnknownDelivery
    row.withdrawn_on = at.astimezone(ZoneInfo(institutions.office(row.tenant_id).zone)).date()
    row.save(update_fields=["withdrawn_on"])
    payload = {"delivery": str(row.id), "region": row.region_id}
    record("outreach_delivery_withdrawn", stream=f"institution/{row.institution_id}", by=by, at=at, payload=payload)
