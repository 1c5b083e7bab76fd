"""A bundle that an officer uploads: kept until the worker, which holds the keys, has taken it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from lapor.audit.services import writes
from lapor.exchange import policy
from lapor.exchange.errors import BundleTooLarge
from lapor.exchange.models import BundleUpload
from lapor.exchange.services.receive import GiveEffect, give_effects, receive_from_posts
from lapor.jobs.services import ask_for
from lapor.kit.actors import Actor
from lapor.kit.ids import new_id
from lapor.kit.text import one_line

TAKE_BUNDLE = "village_post.take_bundle"
LARGEST = 64 * 1024 * 1024


@writes
def keep_upload(content: bytes, *, name: str, tenant: UUID, by: Actor, at: datetime) -> UUID:
    """Keep the bundle and ask the worker to take it. Raises MayNotKeepPosts, BundleTooLarge."""
    policy.require_keeper(by, tenant=tenant)
    if len(content) > LARGEST:
        raise BundleTooLarge
    row = BundleUpload(
        id=new_id(), tenant=tenant, name=one_line(name)[:120], content=content, uploaded_at=at, uploaded_by=by.ref
    )
    row.save(force_insert=True)
    ask_for(TAKE_BUNDLE, key=str(row.id), at=at, arguments={"upload": str(row.id)})
    return row.id


def take_upload(upload: UUID, *, effect: GiveEffect, at: datetime) -> dict[str, Any]:
    """Take a kept bundle, let facts have their effect, and forget the bytes. Safe to run twice."""
    row = BundleUpload.objects.filter(pk=upload, taken_at__isnull=True).first()
    if row is None:
        return {}
    received = receive_from_posts(bytes(row.content), at=at)
    effects: dict[str, int] = {}
    for site in sorted(received.posts):
        for outcome, count in give_effects(site, effect=effect, at=at).items():
            effects[outcome] = effects.get(outcome, 0) + count
    result = {
        "used": received.used,
        "facts": received.facts,
        "known": received.known,
        "forks": received.forks,
        "missing": received.missing,
        "broken": [[offset, code] for offset, code in received.broken[:50]],
        "effects": effects,
    }
    BundleUpload.objects.filter(pk=upload).update(content=b"", taken_at=at, result=result)
    return result
