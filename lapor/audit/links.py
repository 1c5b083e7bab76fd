"""What a link's hash covers: the one definition that recording and verifying share."""

from typing import Any

from lapor.audit.models import Event
from lapor.kit.hashing import canonical_json, sha256_hex


def link_hash(event: Event) -> str:
    """SHA-256 over every column of the event but `hash` itself."""
    return sha256_hex(
        canonical_json(
            {
                "id": event.id,
                "stream": event.stream,
                "seq": event.seq,
                "kind": event.kind,
                "happened_at": event.happened_at,
                "recorded_at": event.recorded_at,
                "actor": event.actor,
                "site": event.site,
                "site_seq": event.site_seq,
                "origin_hash": event.origin_hash,
                "commitment": event.commitment,
                "prev_hash": event.prev_hash,
            }
        )
    )


def payload_bytes(payload: dict[str, Any]) -> bytes:
    """The canonical bytes that a commitment is made over."""
    return canonical_json(payload)
