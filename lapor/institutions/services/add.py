"""An institution is added to the tree."""

from datetime import datetime
from uuid import UUID

from lapor.audit.services import writes
from lapor.institutions.errors import BadInstitution, UnknownRegion
from lapor.institutions.models import Institution, Region
from lapor.institutions.services import tree
from lapor.kit.actors import Actor
from lapor.kit.ids import new_id

ADDABLE_TIERS = frozenset(
    {
        Institution.Tier.AGENCY,
        Institution.Tier.DISTRICT,
        Institution.Tier.VILLAGE,
        Institution.Tier.UNIT,
        Institution.Tier.EXTERNAL,
    }
)


@writes
def add_institution(
    name: str,
    *,
    parent: UUID,
    tier: str,
    kind: str,
    by: Actor,
    at: datetime,
    short_name: str = "",
    region: str = "",
    reach: str = Institution.Reach.ACCOUNT,
    email: str = "",
    address: str = "",
) -> Institution:
    """Add an institution beneath another one, whose zone, week and (unless given) region it takes.

    Raises NotAdministrator, UnknownInstitution, MissingName, NameTaken, BadInstitution, UnknownRegion.
    """
    above = tree.locked(parent, by=by)
    if tier not in ADDABLE_TIERS:
        raise BadInstitution(field="tier")
    if region and not Region.objects.filter(pk=region).exists():
        raise UnknownRegion(region=region)
    named = tree.checked_name(name, tenant=above.tenant_id)
    reach, mail = tree.checked_reach(reach, email=email)
    row = _beneath(above)
    row.region_id = region or above.region_id
    row.tier, row.kind = tier, kind[:60]
    row.name, row.short_name = named, tree.checked_short_name(short_name, name=named)
    row.reach, row.email, row.address = reach, mail, address.strip()[:300]
    row.opened_on = at.date()
    row.save(force_insert=True)
    tree.tell(row, kind="institution_added", by=by, at=at, name=named, tier=tier, parent=str(parent))
    return row


def _beneath(above: Institution) -> Institution:
    return Institution(id=new_id(), tenant_id=above.tenant_id, parent=above, zone=above.zone, weekdays=above.weekdays)
