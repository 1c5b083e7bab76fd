"""Decide what becomes of an item."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from lapor.actionplan import policy
from lapor.actionplan.agenda import queries
from lapor.actionplan.agenda.errors import ReasonNeeded, UnknownAgendaItem, WrongAgendaStep
from lapor.actionplan.agenda.models import AgendaItem, AgendaReport
from lapor.actionplan.agenda.policy import DECISIONS, may_decide
from lapor.actionplan.agenda.services.tell import require_past, tell
from lapor.actionplan.models import PlanActivity
from lapor.audit.services import writes
from lapor.kit.actors import Actor

Decision = AgendaItem.Decision


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What was decided and why. An accepted one names the plan's year and its activity; a merged one the other item."""

    decision: str
    reason: str
    plan_year: int | None = None
    activity: UUID | None = None
    activity_text: str = ""
    merged_into: UUID | None = None


@writes
def decide_item(item_id: UUID, *, verdict: Verdict, happened_on: date, by: Actor, at: datetime) -> None:
    """Write the decision; everybody behind the item hears of it. What stands behind a merged one goes over to the other.

    Raises NotPlanEditor, WrongAgendaStep, ReasonNeeded, UnknownAgendaItem.
    """
    item = queries.lock(item_id)
    policy.require_editor(by, tenant=item.tenant_id)
    require_past(happened_on, tenant=item.tenant_id, at=at)
    if not may_decide(item) or verdict.decision not in DECISIONS:
        raise WrongAgendaStep
    _require_words(verdict)
    target = _target(item, verdict=verdict)
    is_accepted = verdict.decision == Decision.ACCEPTED
    item.decision, item.merged_into = verdict.decision, target
    item.plan_year = verdict.plan_year if is_accepted else None
    item.activity = _activity(item, key=verdict.activity) if is_accepted else None
    item.activity_text = verdict.activity_text.strip() if is_accepted else ""
    item.version += 1
    item.save(update_fields=["decision", "merged_into", "plan_year", "activity", "activity_text", "version"])
    more: dict[str, Any] = {
        "plan_year": item.plan_year,
        "activity": str(item.activity_id) if item.activity_id else "",
        "activity_text": item.activity_text,
        "merged_into": str(target.id) if target else "",
    }
    tell(item, kind=verdict.decision, note=verdict.reason, happened_on=happened_on, by=by, at=at, **more)
    if target:
        AgendaReport.objects.filter(item=item).update(item=target)


def _require_words(verdict: Verdict) -> None:
    is_complete = bool(verdict.reason.strip())
    if verdict.decision == Decision.ACCEPTED:
        is_complete = is_complete and bool(verdict.plan_year)
        is_complete = is_complete and bool(verdict.activity or verdict.activity_text.strip())
    if not is_complete:
        raise ReasonNeeded


def _target(item: AgendaItem, *, verdict: Verdict) -> AgendaItem | None:
    if verdict.decision != Decision.MERGED:
        return None
    if verdict.merged_into is None:
        raise ReasonNeeded
    target = queries.lock(verdict.merged_into)
    if target.tenant_id != item.tenant_id:
        raise UnknownAgendaItem
    if target.id == item.id or target.decision == Decision.MERGED:
        raise WrongAgendaStep
    return target


def _activity(item: AgendaItem, *, key: UUID | None) -> PlanActivity | None:
    if key is None:
        return None
    found = PlanActivity.objects.filter(pk=key, plan__tenant_id=item.tenant_id, dropped_at=None).first()
    if found is None:
        raise UnknownAgendaItem
    return found
