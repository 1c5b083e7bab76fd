"""Set up a region as a tenant: regions, holidays, the tree of institutions, duties, the profile."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lapor.audit.services import record, writes
from lapor.institutions.errors import NotARegion
from lapor.institutions.memory import forget
from lapor.institutions.models import Duty, Institution, Region, TenantProfile
from lapor.institutions.plan import GOVERNMENT, Plan, PlannedOffice
from lapor.institutions.queries import OVERSIGHT_SUBSTITUTE
from lapor.institutions.services.load_holidays import load_holidays
from lapor.kit.actors import Actor
from lapor.kit.ids import new_id
from lapor.kit.text import fold
from seed.readers import emergency_numbers
from seed.regions import NATION_CODE

BATCH = 500
_STORED_DUTIES = frozenset({"coordinator", "inspectorate", "custodian", "planning", "monitor", "secretary"})


@dataclass(frozen=True, kw_only=True)
class SetUp:
    """What a set-up did; `is_new` is false for a region that was a tenant already."""

    tenant: UUID
    is_new: bool
    regions: int
    institutions: int


@writes
def set_up_region(plan: Plan, *, by: Actor, at: datetime) -> SetUp:
    """Make the planned region a tenant, or leave it as it is when it is one already; its administrator's work stays.

    An institution that a tree above already holds for this region becomes the root: same row, same parent, its own tenant.
    Raises NotARegion.
    """
    if not plan.offices:
        raise NotARegion
    added = _load_regions(plan)
    load_holidays(at=at)
    known = TenantProfile.objects.filter(tenant__region_id=plan.code).first()
    if known is not None:
        return SetUp(tenant=known.tenant_id, is_new=False, regions=added, institutions=0)
    before = Institution.objects.count()
    root = _root(plan.offices[0])
    keys = _load_offices(plan, root=root)
    _give_duties(plan, root=root, keys=keys)
    _show(plan, root=root, at=at)
    record("region_set_up", stream=f"institution/{root}", by=by, at=at, payload={"region": plan.code})
    forget()
    return SetUp(tenant=root, is_new=True, regions=added, institutions=Institution.objects.count() - before)


def _load_regions(plan: Plan) -> int:
    """Add the regions that are missing; a province that knew no nation gets it as parent."""
    within = set(Region.objects.values_list("code", flat=True))
    missing = [
        Region(code=row.code, name=row.name, level=row.level, parent_id=row.parent, folded=fold(row.name))
        for row in plan.regions
        if row.code not in within
    ]
    Region.objects.bulk_create(missing, batch_size=BATCH)
    if plan.code == NATION_CODE:
        Region.objects.filter(level=Region.Level.PROVINCE, parent=None).update(parent_id=NATION_CODE)
    return len(missing)


def _root(office: PlannedOffice) -> UUID:
    row = Institution.objects.filter(region_id=office.region, kind=GOVERNMENT, closed_on=None).first()
    if row is None:
        key = new_id()
        _row(office, key=key, tenant=key, parent=None).save(force_insert=True)
        return key
    row.tenant_id = row.id
    row.save(update_fields=["tenant"])
    return row.id


def _load_offices(plan: Plan, *, root: UUID) -> dict[str, UUID]:
    """Add every office beneath the root; governments that are here already are taken over, tenants keep themselves."""
    governments = {row.region_id: row for row in Institution.objects.filter(kind=GOVERNMENT, closed_on=None)}
    keys = {plan.offices[0].key: root}
    new: list[Institution] = []
    for office in plan.offices[1:]:
        parent = keys[office.parent]
        known = governments.get(office.region) if office.kind == GOVERNMENT else None
        keys[office.key] = known.id if known else new_id()
        if known is None:
            new.append(_row(office, key=keys[office.key], tenant=root, parent=parent))
        else:
            _take_over(known, root=root, parent=parent, moves=plan.code != NATION_CODE)
    Institution.objects.bulk_create(new, batch_size=BATCH)
    return keys


def _take_over(row: Institution, *, root: UUID, parent: UUID, moves: bool) -> None:
    """A government in a wider tree moves into this one; one that is a tenant only learns what stands above it."""
    if moves and row.tenant_id != row.id:
        row.tenant_id = root
    row.parent_id = row.parent_id or parent
    row.save(update_fields=["tenant", "parent"])


def _row(office: PlannedOffice, *, key: UUID, tenant: UUID, parent: UUID | None) -> Institution:
    return Institution(
        id=key,
        tenant_id=tenant,
        parent_id=parent,
        region_id=office.region,
        tier=office.tier,
        kind=office.kind,
        name=office.name,
        short_name=office.short_name,
        zone=office.zone,
        reach=office.reach,
        email=office.email,
    )


def _give_duties(plan: Plan, *, root: UUID, keys: dict[str, UUID]) -> None:
    duties: dict[str, UUID] = {OVERSIGHT_SUBSTITUTE: root}
    for office in plan.offices:
        if office.duty in _STORED_DUTIES:
            duties.setdefault(office.duty, keys[office.key])
    Duty.objects.bulk_create([Duty(tenant_id=root, duty=duty, institution_id=key) for duty, key in duties.items()])


def _show(plan: Plan, *, root: UUID, at: datetime) -> None:
    TenantProfile(
        tenant_id=root,
        name=plan.name,
        short_name=plan.short_name,
        emergency_numbers=[{"name": name, "number": number} for name, number in emergency_numbers()],
        added_at=at,
    ).save(force_insert=True)
