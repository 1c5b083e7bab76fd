"""May this actor plan or record a course, and whose names may they read? No writes, no statements."""

from uuid import UUID

from lapor.actionplan import policy as plans
from lapor.actionplan.training.errors import NotCourseOrganiser
from lapor.kit import actors
from lapor.kit.actors import Actor

SPEAKING_ROLES = frozenset({actors.COORDINATOR, actors.LEADER, actors.LIAISON})


def may_organise(actor: Actor, *, tenant: UUID, institution: UUID) -> bool:
    """Whether the actor may change the plan, or leads or represents the office that holds the course."""
    return plans.may_edit(actor, tenant=tenant) or _speaks_for(actor, tenant=tenant, institution=institution)


def require_organiser(actor: Actor, *, tenant: UUID, institution: UUID) -> None:
    """Raise NotCourseOrganiser unless the actor may organise there."""
    if not may_organise(actor, tenant=tenant, institution=institution):
        raise NotCourseOrganiser


def may_see_names(actor: Actor, *, tenant: UUID, institution: UUID) -> bool:
    """Whether the actor may read which officers of the office are trained: who keeps the accounts or the plan, and that office itself."""
    keeps_accounts = any(grant.role == actors.ADMINISTRATOR and grant.tenant == tenant for grant in actor.grants)
    return keeps_accounts or may_organise(actor, tenant=tenant, institution=institution)


def may_confirm(actor: Actor, *, tenant: UUID) -> bool:
    """Whether the actor coordinates the tenant."""
    return any(grant.role == actors.COORDINATOR and grant.tenant == tenant for grant in actor.grants)


def _speaks_for(actor: Actor, *, tenant: UUID, institution: UUID) -> bool:
    return any(
        grant.tenant == tenant and grant.institution == institution and grant.role in SPEAKING_ROLES
        for grant in actor.grants
    )
