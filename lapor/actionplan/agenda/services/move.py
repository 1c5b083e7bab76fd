"""Move items before the next deliberation."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from lapor.actionplan import policy
from lapor.actionplan.agenda import queries
from lapor.actionplan.agenda.policy import NEXT_STAGE, may_move
from lapor.actionplan.agenda.services.tell import require_past, tell
from lapor.audit.services import writes
from lapor.kit.actors import Actor


@writes
def move_items(
    keys: Collection[UUID], *, tenant: UUID, happened_on: date, note: str = "", by: Actor, at: datetime
) -> int:
    """Move each of the tenant's items that can; those that cannot stay. Gives how many moved. Raises NotPlanEditor, WrongAgendaStep."""
    policy.require_editor(by, tenant=tenant)
    require_past(happened_on, tenant=tenant, at=at)
    moved = [item for item in queries.locked_items(keys) if item.tenant_id == tenant and may_move(item)]
    for item in moved:
        item.stage = NEXT_STAGE[item.stage]
        item.version += 1
        item.save(update_fields=["stage", "version"])
        tell(item, kind=item.stage, note=note, happened_on=happened_on, by=by, at=at)
    return len(moved)
