"""May this actor plan or record a meeting of this office? No writes, no statements."""

from uuid import UUID

from lapor.actionplan import policy as plans
from lapor.actionplan.outreach.errors import NotOrganiser
from lapor.kit.actors import Actor


def may_organise(actor: Actor, *, tenant: UUID, institution: UUID) -> bool:
    """Whether the actor may change the plan, or works for the office in this tenant."""
    return plans.may_edit(actor, tenant=tenant) or any(
        grant.tenant == tenant and grant.institution == institution and grant.role in plans.ENTERING_ROLES
        for grant in actor.grants
    )


def require_organiser(actor: Actor, *, tenant: UUID, institution: UUID) -> None:
    """Raise NotOrganiser unless the actor may organise there."""
    if not may_organise(actor, tenant=tenant, institution=institution):
        raise NotOrganiser
