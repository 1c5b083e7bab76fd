"""Change what a plan says."""

from datetime import datetime
from uuid import UUID

from lapor.actionplan import policy, queries
from lapor.actionplan.changes import INDICATOR, Change, changes_between
from lapor.actionplan.check import problems_in
from lapor.actionplan.content import PlanContent, content_hash
from lapor.actionplan.errors import BadPlan, HasRealisations, PlanChangedMeanwhile, ReasonNeeded
from lapor.actionplan.models import ActionPlan
from lapor.actionplan.services.rows import write_rows
from lapor.audit.services import record, writes
from lapor.kit.actors import Actor

COUNTING_FIELDS = frozenset({"gathers", "direction", "unit", "figure"})
"""What cannot change under values that were entered already."""


@writes
def save_plan(
    plan_id: UUID, *, content: PlanContent, by: Actor, at: datetime, reason: str = "", seen: int | None = None
) -> list[Change]:
    """Make the plan say this, whatever it said before; gives what changed, nothing when nothing did.

    `seen` is the version that the form or the spreadsheet came from. A plan in force is only changed with a reason.
    Raises NotPlanEditor, PlanChangedMeanwhile, BadPlan, ReasonNeeded, HasRealisations; nothing is written when it raises.
    """
    plan = queries.lock(plan_id)
    policy.require_editor(by, tenant=plan.tenant_id)
    if seen is not None and seen != plan.version:
        raise PlanChangedMeanwhile
    problems = problems_in(content, known=queries.known_of(plan.tenant_id))
    if problems:
        raise BadPlan(problems)
    changes = changes_between(queries.content_of(plan), after=content)
    if not changes:
        return []
    if plan.state == ActionPlan.State.IN_FORCE and not reason.strip():
        raise ReasonNeeded
    _require_same_counting(plan, changes=changes)
    _write(plan, content=content, at=at)
    payload = {
        "plan": str(plan.id),
        "reason": reason.strip(),
        "content_hash": content_hash(content),
        "changes": [[each.kind, each.code, each.field, each.before, each.after] for each in changes],
    }
    record("plan_changed", stream=queries.stream_of(plan), by=by, at=at, payload=payload)
    return changes


def _write(plan: ActionPlan, *, content: PlanContent, at: datetime) -> None:
    plan.title, plan.since_on, plan.until_on = content.title, content.since_on, content.until_on
    plan.goal, plan.goal_source = content.goal, content.goal_source
    plan.version += 1
    plan.save(update_fields=["title", "since_on", "until_on", "goal", "goal_source", "version"])
    write_rows(plan, content=content, at=at)


def _require_same_counting(plan: ActionPlan, *, changes: list[Change]) -> None:
    codes = {each.code for each in changes if each.kind == INDICATOR and each.field in COUNTING_FIELDS}
    if codes and queries.entered_codes(plan) & codes:
        raise HasRealisations
