"""Let a post go on, or shut it out."""

from datetime import datetime
from uuid import UUID

from lapor.audit.services import record, writes
from lapor.exchange import policy
from lapor.exchange.errors import UnknownPost
from lapor.exchange.models import VillagePost
from lapor.kit.actors import Actor
from lapor.kit.text import one_line

Status = VillagePost.Status


@writes
def resume_post(site: UUID, *, reason: str, by: Actor, at: datetime) -> None:
    """Somebody looked at a suspended post: it gets bundles again. Raises UnknownPost, MayNotKeepPosts."""
    post = _locked(site, by=by)
    if post.status == Status.SUSPENDED:
        _set(post, status=Status.ACTIVE, reason=reason, at=at)
        record("post_resumed", stream=f"post/{site}", by=by, at=at, payload={"reason": one_line(reason)[:200]})


@writes
def revoke_post(site: UUID, *, reason: str, by: Actor, at: datetime) -> None:
    """Shut out a lost or stolen post for good: no frame of it is taken, nothing goes to it. Raises UnknownPost, MayNotKeepPosts."""
    post = _locked(site, by=by)
    if post.status != Status.REVOKED:
        _set(post, status=Status.REVOKED, reason=reason, at=at)
        record("post_revoked", stream=f"post/{site}", by=by, at=at, payload={"reason": one_line(reason)[:200]})


def _locked(site: UUID, *, by: Actor) -> VillagePost:
    post = VillagePost.objects.select_for_update().filter(pk=site).first()
    if post is None:
        raise UnknownPost
    policy.require_keeper(by, tenant=post.tenant)
    return post


def _set(post: VillagePost, *, status: str, reason: str, at: datetime) -> None:
    post.status, post.status_reason, post.status_at = status, one_line(reason)[:200], at
    post.save(update_fields=["status", "status_reason", "status_at"])
