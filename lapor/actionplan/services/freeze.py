"""A decree freezes what a plan says."""

from datetime import date, datetime
from uuid import UUID

from lapor.actionplan import policy, queries
from lapor.actionplan.content import content_hash, plain
from lapor.actionplan.models import ActionPlan, PlanVersion
from lapor.audit.services import record, writes
from lapor.kit.actors import Actor
from lapor.kit.ids import new_id


@writes
def freeze_plan(
    plan_id: UUID, *, decree_number: str, decree_on: date, by: Actor, at: datetime, seen: int | None = None
) -> PlanVersion:
    """Keep the plan's content as the next version under a decree; from then on changes are shown as changes.

    Raises NotPlanEditor, PlanChangedMeanwhile.
    """
    plan = queries.lock(plan_id, seen=seen)
    policy.require_editor(by, tenant=plan.tenant_id)
    content = queries.content_of(plan)
    version = PlanVersion(
        id=new_id(),
        plan=plan,
        number=queries.newest_number(plan) + 1,
        decree_number=decree_number.strip(),
        decree_on=decree_on,
        content=plain(content),
        content_hash=content_hash(content),
        frozen_at=at,
    )
    version.save(force_insert=True)
    plan.state = ActionPlan.State.IN_FORCE
    plan.version += 1
    plan.save(update_fields=["state", "version"])
    payload = {
        "plan": str(plan.id),
        "version": version.number,
        "decree_number": version.decree_number,
        "decree_on": decree_on.isoformat(),
        "content_hash": version.content_hash,
    }
    record("plan_frozen", stream=queries.stream_of(plan), by=by, at=at, payload=payload)
    return version
