"""One request to see an identity as its pages see it: no key, no wrap, nothing that is sealed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lapor.vault.models import IdentityRequest


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A request: who asked about which report on which ground, what was decided, and when the reporter is told.

    `state` is waiting, granted, refused or over; `is_ready` says that the worker has wrapped the record for the asking session.
    """

    id: UUID
    report: UUID
    tenant: UUID
    ground: str
    reason: str
    asker: UUID
    asked_at: datetime
    state: str
    decider: UUID | None
    decided_at: datetime | None
    decision_reason: str
    is_ready: bool
    expires_at: datetime | None
    shown_at: datetime | None
    delay_ground: str
    tell_at: datetime | None
    told_at: datetime | None


def asked_of(row: IdentityRequest) -> Asked:
    """The request without what opens it."""
    return Asked(
        id=row.id,
        report=_key(row.stream),
        tenant=row.tenant,
        ground=row.ground,
        reason=row.reason,
        asker=_key(row.asked_by),
        asked_at=row.asked_at,
        state=row.state,
        decider=_key(row.decided_by) if row.decided_by else None,
        decided_at=row.decided_at,
        decision_reason=row.decision_reason,
        is_ready=row.view_wrap is not None,
        expires_at=row.expires_at,
        shown_at=row.shown_at,
        delay_ground=row.delay_ground,
        tell_at=row.tell_at,
        told_at=row.told_at,
    )


def _key(reference: str) -> UUID:
    """The key in `report/<id>` and `officer/<id>`."""
    return UUID(reference.partition("/")[2])
