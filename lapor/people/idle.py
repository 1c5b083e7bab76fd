"""A session ends twelve hours after its last use, without a write at every page."""

import time
from collections.abc import Callable

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponseBase

SEEN = "seen_at"
EVERY_SECONDS = 15 * 60


class KeepInUse:
    """Marks an officer's session as used at most every quarter of an hour, which moves its end. Costs nothing in between."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, then look at the session only if the page did."""
        response = self._get_response(request)
        session = request.session
        if not session.accessed or not session.get(SESSION_KEY):
            return response
        now = int(time.time())
        seen = session.get(SEEN)
        if seen is None:
            signed_in_at = request.user.last_login if request.user.is_authenticated else None
            seen = signed_in_at.timestamp() if signed_in_at else 0
        if now - seen > EVERY_SECONDS:
            session[SEEN] = now
        return response
