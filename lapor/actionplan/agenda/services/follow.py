"""Follow an accepted item until it is built."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from lapor.actionplan import policy
from lapor.actionplan.agenda import queries
from lapor.actionplan.agenda.errors import ReasonNeeded, WrongAgendaStep
from lapor.actionplan.agenda.models import AgendaItem
from lapor.actionplan.agenda.policy import next_steps
from lapor.actionplan.agenda.services.tell import require_past, tell
from lapor.audit.services import writes
from lapor.kit.actors import Actor


@writes
def follow_item(
    item_id: UUID,
    *,
    progress: str,
    happened_on: date,
    note: str,
    files: Sequence[UUID] = (),
    by: Actor,
    at: datetime,
) -> None:
    """Write that an accepted item came nearer, with photos; "built" needs one. Everybody behind it hears of it.

    Raises NotPlanEditor, WrongAgendaStep, ReasonNeeded.
    """
    item = queries.lock(item_id)
    policy.require_editor(by, tenant=item.tenant_id)
    require_past(happened_on, tenant=item.tenant_id, at=at)
    if progress not in next_steps(item):
        raise WrongAgendaStep
    if not note.strip() or (progress == AgendaItem.Progress.BUILT and not files):
        raise ReasonNeeded
    item.progress = progress
    item.version += 1
    item.save(update_fields=["progress", "version"])
    tell(item, kind=progress, note=note, happened_on=happened_on, files=files, by=by, at=at)
