"""May this actor change the tree, the calendar or the people of a tenant? No writes, no statements."""

from uuid import UUID

from lapor.institutions.errors import NotAdministrator, NotPopulationKeeper
from lapor.kit import actors
from lapor.kit.actors import Actor


def may_administer(actor: Actor, *, tenant: UUID) -> bool:
    """Whether the actor is the system itself or an administrator of this tenant."""
    if actor.kind == actors.SYSTEM_KIND:
        return True
    return any(grant.role == actors.ADMINISTRATOR and grant.tenant == tenant for grant in actor.grants)


def may_keep_calendar(actor: Actor, *, tenant: UUID) -> bool:
    """Whether the actor may change the days off of this tenant's institutions: its administrator or coordinator."""
    if may_administer(actor, tenant=tenant):
        return True
    return any(grant.role == actors.COORDINATOR and grant.tenant == tenant for grant in actor.grants)


def require_administrator(actor: Actor, *, tenant: UUID) -> None:
    """Raise NotAdministrator unless the actor may administer this tenant."""
    if not may_administer(actor, tenant=tenant):
        raise NotAdministrator


def require_population_keeper(actor: Actor, *, tenant: UUID) -> None:
    """Raise NotPopulationKeeper unless the actor is the tenant's administrator or coordinator, or the system."""
    if not may_keep_calendar(actor, tenant=tenant):
        raise NotPopulationKeeper
