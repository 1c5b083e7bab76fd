"""May this actor change, sign or record? No writes, no statements."""

from uuid import UUID

from lapor.actionplan import policy as plans
from lapor.actionplan.commitment.errors import NotCommitmentEditor, NotSigningHere
from lapor.kit import actors
from lapor.kit.actors import Actor

SIGNING_ROLES = frozenset({actors.LEADER, actors.LIAISON})


def may_edit(actor: Actor, *, tenant: UUID) -> bool:
    """Whether the actor may change the tenant's plan: coordinator, leader of the tenant, or the system."""
    return plans.may_edit(actor, tenant=tenant)


def may_sign(actor: Actor, *, tenant: UUID, institution: UUID) -> bool:
    """Whether the certificate of this office's head may be used at this account: the office's own, or who runs the signing.

    Whoever signs shows by certificate and password who they are; the account only says where.
    """
    return may_edit(actor, tenant=tenant) or any(
        grant.tenant == tenant and grant.institution == institution and grant.role in SIGNING_ROLES
        for grant in actor.grants
    )


def require_editor(actor: Actor, *, tenant: UUID) -> None:
    """Raise NotCommitmentEditor unless the actor may change the commitment."""
    if not may_edit(actor, tenant=tenant):
        raise NotCommitmentEditor


def require_signing(actor: Actor, *, tenant: UUID, institution: UUID) -> None:
    """Raise NotSigningHere unless the head of this office may sign at this account."""
    if not may_sign(actor, tenant=tenant, institution=institution):
        raise NotSigningHere
