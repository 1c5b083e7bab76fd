"""Rate limits that live outside the database: counted per address under a key that changes daily, so that nobody is kept."""

import hmac
import time
from hashlib import sha256

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest


def allow(kind: str, request: HttpRequest, *, limit: int, per_seconds: int) -> bool:
    """Count one try of this kind from the request's address; false once there were more than `limit` in the span.

    The address itself is not kept: only a keyed hash of it, whose key changes each day, for as long as the span lasts.
    """
    return allow_key(kind, _address(request), limit=limit, per_seconds=per_seconds)


def allow_key(kind: str, subject: str, *, limit: int, per_seconds: int) -> bool:
    """The same for any subject (a device, a contact), which is hashed alike."""
    now = int(time.time())
    daily = f"{now // 86_400}:{now // per_seconds}"
    digest = hmac.new(settings.SECRET_KEY.encode(), f"limit:{kind}:{daily}:{subject}".encode(), sha256).hexdigest()
    key = f"limit:{kind}:{digest[:32]}"
    cache.add(key, 0, timeout=per_seconds)
    try:
        return int(cache.incr(key)) <= limit
    except ValueError:
        return True


def _address(request: HttpRequest) -> str:
    """The caller's address: the last hop that a proxy of ours added, else the connection's own."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.HTTPS else ""
    return str(forwarded.rsplit(",", 1)[-1].strip() or request.META.get("REMOTE_ADDR", ""))
