"""Let a post go on, or shut it out."""

from datetime import datetime
from uuid import UUID

from lapor.audit.services import record, writes
from lapor.exchange import policy
from lapor.exchange.errors import UnknownPost
from lapor.exchange.models import VillagePost
from lapor.kit.actors import Actor
from lapor.kit.text import one_line
from lapor.reports.errors import MissingReason

Status = VillagePost.Status
REASON_LIMIT = 200


@writes
def resume_post(site: UUID, *, reason: str, by: Actor, at: datetime) -> bool:
    """Somebody looked at a suspended post and says what was found: it gets bundles again. False when it was not suspended.

    Raises UnknownPost, MayNotKeepPosts, MissingReason.
    """
    post, why = _locked(site, by=by), _needed(reason)
    if post.status != Status.SUSPENDED:
        return False
    _set(post, status=Status.ACTIVE, reason=why, at=at)
    record("post_resumed", stream=f"post/{site}", by=by, at=at, payload={"reason": why})
    return True


@writes
def revoke_post(site: UUID, *, reason: str, by: Actor, at: datetime) -> bool:
    """Shut out a lost or stolen post for good: no frame of it is taken, nothing goes to it. False when it was already.

    Raises UnknownPost, MayNotKeepPosts, MissingReason.
    """
    post, why = _locked(site, by=by), _needed(reason)
    if post.status == Status.REVOKED:
        return False
    _set(post, status=Status.REVOKED, reason=why, at=at)
    record("post_revoked", stream=f"post/{site}", by=by, at=at, payload={"reason": why})
    return True


def _needed(reason: str) -> str:
    why = one_line(reason)[:REASON_LIMIT]
    if not why:
        raise MissingReason(field="reason")
    return why


def _locked(site: UUID, *, by: Actor) -> VillagePost:
    post = VillagePost.objects.select_for_update().filter(pk=site).first()
    if post is None:
        raise UnknownPost
    policy.require_keeper(by, tenant=post.tenant)
    return post


def _set(post: VillagePost, *, status: str, reason: str, at: datetime) -> None:
    post.status, post.status_reason, post.status_at = status, reason, at
    post.save(update_fields=["status", "status_reason", "status_at"])
