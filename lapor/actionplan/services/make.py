"""Begin a plan."""

from datetime import datetime
from uuid import UUID

from lapor.actionplan import policy, queries
from lapor.actionplan.check import problems_in
from lapor.actionplan.content import PlanContent, content_hash
from lapor.actionplan.errors import BadPlan
from lapor.actionplan.models import ActionPlan
from lapor.actionplan.services.rows import write_rows
from lapor.audit.services import record, writes
from lapor.kit.actors import Actor
from lapor.kit.ids import new_id


@writes
def make_plan(
    content: PlanContent, *, tenant: UUID, by: Actor, at: datetime, origin: str = "empty", is_example: bool = False
) -> UUID:
    """Write a new draft: empty, from the template, or a copy (`origin` is recorded). Raises NotPlanEditor, BadPlan."""
    policy.require_editor(by, tenant=tenant)
    problems = problems_in(content, known=queries.known_of(tenant))
    if problems:
        raise BadPlan(problems)
    plan = ActionPlan(
        id=new_id(),
        tenant_id=tenant,
        title=content.title,
        since_on=content.since_on,
        until_on=content.until_on,
        goal=content.goal,
        goal_source=content.goal_source,
        is_example=is_example,
        made_at=at,
    )
    plan.save(force_insert=True)
    write_rows(plan, content=content, at=at)
    payload = {"plan": str(plan.id), "origin": origin, "title": content.title, "content_hash": content_hash(content)}
    record("plan_made", stream=queries.stream_of(plan), by=by, at=at, payload=payload)
    return plan.id
