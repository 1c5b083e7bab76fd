"""Write a step of an item and the news for those who stand behind it; part of other services."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from lapor.actionplan.agenda import queries
from lapor.actionplan.agenda.errors import WrongAgendaStep
from lapor.actionplan.agenda.models import AgendaItem, AgendaStep
from lapor.actionplan.services.evidence import keep_evidence
from lapor.audit.services import record
from lapor.kit.actors import Actor
from lapor.kit.ids import new_id


def tell(
    item: AgendaItem,
    *,
    kind: str,
    note: str = "",
    happened_on: date,
    files: Sequence[UUID] = (),
    by: Actor,
    at: datetime,
    **more: Any,
) -> None:
    """Write the step, its event, and one event on each report behind the item, from which notices are made.

    6 statements, five for each report, and two with files.
    """
    step = AgendaStep(
        id=new_id(),
        item=item,
        kind=kind,
        note=note.strip(),
        happened_on=happened_on,
        has_files=bool(files),
        told_by=by.ref,
        told_at=at,
    )
    step.save(force_insert=True)
    kept = keep_evidence(files, of=step.id, at=at)
    payload = {
        "item": str(item.id),
        "step": str(step.id),
        "kind": kind,
        "note": step.note,
        "happened_on": happened_on.isoformat(),
        "files": [file.sha256 for file in kept],
        **more,
    }
    record("agenda_item_told", stream=queries.stream_of(item), by=by, at=at, payload=payload)
    for _item, report in queries.reports_behind([item.id]):
        news = {"item": str(item.id), "step": str(step.id), "kind": kind}
        record("agenda_news", stream=f"report/{report}", by=by, at=at, payload=news)


def require_past(happened_on: date, *, tenant: UUID, at: datetime) -> None:
    """Raise WrongAgendaStep for a day that is still to come at the tenant."""
    if happened_on > queries.today_of(tenant, at=at):
        raise WrongAgendaStep
