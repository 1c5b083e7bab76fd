"""May this actor change this plan or enter what was reached? No writes, no statements."""

from uuid import UUID

from lapor.actionplan.errors import NotApprover, NotPlanEditor, NotResponsible
from lapor.actionplan.models import ActionPlan, PlanActivity
from lapor.kit import actors
from lapor.kit.actors import Actor

ENTERING_ROLES = frozenset({actors.LIAISON, actors.EXECUTING, actors.LEADER, actors.COORDINATOR})


def may_edit(actor: Actor, *, tenant: UUID) -> bool:
    """Whether the actor is the system, the tenant's coordinator, or the leader of the tenant itself."""
    if actor.kind == actors.SYSTEM_KIND:
        return True
    return any(
        grant.tenant == tenant
        and (grant.role == actors.COORDINATOR or (grant.role == actors.LEADER and grant.institution == tenant))
        for grant in actor.grants
    )


def may_enter(actor: Actor, *, activity: PlanActivity, tenant: UUID) -> bool:
    """Whether the actor may enter what was reached: whoever may edit, and offices that lead or support the activity."""
    if may_edit(actor, tenant=tenant):
        return True
    offices = {activity.lead_id, *(UUID(key) for key in activity.supporting)}
    return any(grant.role in ENTERING_ROLES and grant.institution in offices for grant in actor.grants)


def may_approve(actor: Actor, *, tenant: UUID) -> bool:
    """Whether the actor leads the tenant itself."""
    return any(grant.role == actors.LEADER and grant.institution == tenant for grant in actor.grants)


def require_approver(actor: Actor, *, tenant: UUID) -> None:
    """Raise NotApprover unless the actor leads the tenant itself."""
    if not may_approve(actor, tenant=tenant):
        raise NotApprover


def require_editor(actor: Actor, *, tenant: UUID) -> None:
    """Raise NotPlanEditor unless the actor may change plans of this tenant."""
    if not may_edit(actor, tenant=tenant):
        raise NotPlanEditor


def require_responsible(actor: Actor, *, activity: PlanActivity, plan: ActionPlan) -> None:
    """Raise NotResponsible unless the actor may enter what was reached."""
    if not may_enter(actor, activity=activity, tenant=plan.tenant_id):
        raise NotResponsible
