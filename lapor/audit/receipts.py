"""What a citizen takes home: the newest link that concerns them, signed at once, with the way to the day's root from the next day on."""

from collections.abc import Collection
from typing import Any

from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from lapor.audit.models import Event
from lapor.audit.site import own_site
from lapor.audit.witness import proof_of
from lapor.kit.hashing import canonical_json

FORMAT = "lapor-receipt-1"
SIGNED = ("format", "code", "stream", "seq", "hash", "day", "site", "key")


def receipt_of(stream: str, *, code: str, kinds: Collection[str]) -> dict[str, Any] | None:
    """The signed receipt of the stream's newest event of these kinds, with its proof once the day's root is made.

    None when there is no such event. 2 statements, 3 with a proof.
    """
    event = _newest(stream, kinds=kinds)
    if event is None:
        return None
    receipt, proof = _signed(event, code=code), proof_of(event)
    return receipt | {"proof": proof} if proof else receipt


def signed_receipt(stream: str, *, code: str, kinds: Collection[str]) -> dict[str, Any] | None:
    """The same without the proof, for the page after filing. 1 statement."""
    event = _newest(stream, kinds=kinds)
    return _signed(event, code=code) if event else None


def is_signed_receipt(receipt: dict[str, Any]) -> bool:
    """Whether the signature fits everything that it covers and the key that the receipt names."""
    try:
        covered = signed_bytes({name: receipt[name] for name in SIGNED})
        VerifyKey(bytes.fromhex(receipt["key"])).verify(covered, bytes.fromhex(receipt["signature"]))
    except (BadSignatureError, KeyError, ValueError, TypeError):
        return False
    return True


def signed_bytes(covered: dict[str, Any]) -> bytes:
    """The bytes under the signature: the covered fields as canonical JSON."""
    return canonical_json(covered)


def _newest(stream: str, *, kinds: Collection[str]) -> Event | None:
    return Event.objects.filter(stream=stream, kind__in=list(kinds)).order_by("-seq").first()


def _signed(event: Event, *, code: str) -> dict[str, Any]:
    site = own_site()
    covered = {
        "format": FORMAT,
        "code": code,
        "stream": event.stream,
        "seq": event.seq,
        "hash": event.hash,
        "day": event.recorded_at.date().isoformat(),
        "site": str(site.id),
        "key": site.public_key().hex(),
    }
    return covered | {"signature": site.sign(signed_bytes(covered)).hex()}
