"""How often one address may do a thing. Lives in memory only; whose address it was cannot be read from it."""

import ipaddress
import threading
import time
from datetime import UTC, datetime

from django.core.cache import cache
from django.http import HttpRequest

from lapor.intake.sealing import keyed_hash

_LOCK = threading.Lock()


def allow(kind: str, request: HttpRequest | str, *, limit: int, per_seconds: float, now: float | None = None) -> bool:
    """Whether this address (or this key, when a text is given) may do it once more: at most `limit` times at once, and as
    many again every `per_seconds`.

    A token bucket per kind under a keyed hash that changes every day. No statement. `now` is seconds since 1970.
    """
    moment = time.time() if now is None else now
    name = _name(kind, who=request if isinstance(request, str) else address_of(request), moment=moment)
    with _LOCK:
        left, at = cache.get(name) or (float(limit), moment)
        left = min(float(limit), left + max(0.0, moment - at) * limit / per_seconds)
        if left < 1:
            return False
        cache.set(name, (left - 1, moment), timeout=per_seconds * 2)
    return True


def address_of(request: HttpRequest) -> str:
    """The address of the asker: behind a proxy on this machine the one that the proxy saw. A network of IPv6 counts as one."""
    address = str(request.META.get("REMOTE_ADDR") or "")
    forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    seen = _parsed(address)
    if seen is None or seen.is_loopback:
        seen = _parsed(forwarded) or seen
    if isinstance(seen, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((seen, 64), strict=False))
    return str(seen) if seen else "unknown"


def _parsed(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(address)
    except ValueError:
        return None


def _name(kind: str, *, who: str, moment: float) -> str:
    day = datetime.fromtimestamp(moment, tz=UTC).date().isoformat()
    return f"limit:{kind}:{keyed_hash(who, purpose=f'limits {day}')}"
