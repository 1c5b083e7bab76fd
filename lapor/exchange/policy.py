"""Who may keep village posts and coverage. No writes."""

from uuid import UUID

from lapor.exchange.errors import MayNotKeepPosts
from lapor.kit.actors import ADMINISTRATOR, COORDINATOR, SYSTEM_KIND, Actor


def may_keep_posts(actor: Actor, *, tenant: UUID) -> bool:
    """Administrators and coordinators of the tenant, and the system itself (command line)."""
    if actor.kind == SYSTEM_KIND:
        return True
    return any(grant.tenant == tenant and grant.role in {ADMINISTRATOR, COORDINATOR} for grant in actor.grants)


def require_keeper(actor: Actor, *, tenant: UUID) -> None:
    """Raises MayNotKeepPosts."""
    if not may_keep_posts(actor, tenant=tenant):
        raise MayNotKeepPosts
