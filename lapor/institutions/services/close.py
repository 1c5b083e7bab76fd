"""An institution is closed, or merged into its heir; its past stays."""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from lapor.audit.models import Event
from lapor.audit.services import writes
from lapor.institutions.errors import StillNeeded, WrongHeir
from lapor.institutions.models import Duty, Institution
from lapor.institutions.services import tree
from lapor.kit.actors import Actor


@writes
def close_institution(institution: UUID, *, by: Actor, at: datetime) -> Event:
    """Close an institution: nothing new goes to it, what it did stays readable.

    Its duties and the institutions beneath it must have been moved first; what it still holds is for the caller to look at.
    Raises NotAdministrator, UnknownInstitution, StillNeeded.
    """
    row = tree.locked(institution, by=by)
    has_children = Institution.objects.filter(parent=row, closed_on=None).exists()
    if row.id == row.tenant_id or has_children or Duty.objects.filter(institution=row).exists():
        raise StillNeeded
    row.closed_on = _local_day(row, at=at)
    row.save(update_fields=["closed_on"])
    return tree.tell(row, kind="institution_closed", by=by, at=at)


@writes
def merge_institution(institution: UUID, *, into: UUID, by: Actor, at: datetime) -> Event:
    """Close an institution and name its heir, which takes its duties and the institutions beneath it.

    Reports are above this floor: the caller hands them over in the same transaction (reports' `hand_over_reports`).
    Raises NotAdministrator, UnknownInstitution, WrongHeir.
    """
    row, heir = tree.locked(institution, by=by), tree.locked(into, by=by)
    if row.id == row.tenant_id or heir.tenant_id != row.tenant_id or tree.is_beneath(heir.id, above=row.id):
        raise WrongHeir
    Institution.objects.filter(parent=row).update(parent=heir)
    Duty.objects.filter(institution=row).update(institution=heir)
    row.merged_into, row.closed_on = heir, _local_day(row, at=at)
    row.save(update_fields=["merged_into", "closed_on"])
    return tree.tell(row, kind="institution_merged", by=by, at=at, heir=str(heir.id))


def _local_day(row: Institution, *, at: datetime) -> date:
    return at.astimezone(ZoneInfo(row.zone)).date()
