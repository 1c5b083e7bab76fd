"""The same step for several items at once: all of them, or none."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from uuid import UUID

from lapor.actionplan import policy
from lapor.actionplan.agenda import queries
from lapor.actionplan.agenda.errors import AgendaChanged
from lapor.actionplan.agenda.models import AgendaItem
from lapor.actionplan.agenda.policy import may_decide, may_move
from lapor.actionplan.agenda.services.decide import Verdict, decide_item
from lapor.actionplan.agenda.services.move import move_items
from lapor.audit.services import writes
from lapor.kit.actors import Actor


@writes
def move_several(
    seen: Mapping[UUID, int], *, tenant: UUID, happened_on: date, note: str, by: Actor, at: datetime
) -> int:
    """Move every one of these items before its next deliberation; `seen` are their versions on the check page. Gives how many.

    Raises NotPlanEditor, AgendaChanged, WrongAgendaStep; nothing is written when it raises.
    """
    policy.require_editor(by, tenant=tenant)
    _require_unchanged(seen, tenant=tenant, is_possible=may_move)
    return move_items(seen, tenant=tenant, happened_on=happened_on, note=note, by=by, at=at)


@writes
def decide_several(
    seen: Mapping[UUID, int], *, tenant: UUID, verdict: Verdict, happened_on: date, by: Actor, at: datetime
) -> int:
    """Decide the same for every one of these items, with one reason; whoever stands behind one hears of it as of a single one.

    Raises NotPlanEditor, AgendaChanged, WrongAgendaStep, ReasonNeeded, UnknownAgendaItem; nothing is written when it raises.
    """
    policy.require_editor(by, tenant=tenant)
    _require_unchanged(seen, tenant=tenant, is_possible=may_decide)
    for key in sorted(seen):
        decide_item(key, verdict=verdict, happened_on=happened_on, by=by, at=at)
    return len(seen)


def _require_unchanged(seen: Mapping[UUID, int], *, tenant: UUID, is_possible: Callable[[AgendaItem], bool]) -> None:
    items = queries.locked_items(seen)
    if not seen or len(items) < len(seen):
        raise AgendaChanged
    if any(item.tenant_id != tenant or item.version != seen[item.id] or not is_possible(item) for item in items):
        raise AgendaChanged
