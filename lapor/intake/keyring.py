"""Access keys that a browser keeps for its person: one sealed cookie, from tracking code to key."""

import json
from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from lapor.intake.sealing import NotSealed, open_text, seal_text

COOKIE = "kunci"
DAYS = 30
MOST_KEYS = 40
_PURPOSE = "keyring"


def read_keys(request: HttpRequest) -> dict[str, str]:
    """Bare tracking code → bare access key, oldest first; empty without the cookie or with a changed one."""
    sealed = request.COOKIES.get(COOKIE, "")
    if not sealed:
        return {}
    try:
        held = json.loads(open_text(sealed, purpose=_PURPOSE))
    except (NotSealed, ValueError):
        return {}
    return {str(code): str(key) for code, key in held.items()}


def add_key(response: HttpResponse, *, request: HttpRequest, code: str, key: str) -> None:
    """Keep this key in the browser for thirty days; beyond forty the oldest goes."""
    held = {other: kept for other, kept in read_keys(request).items() if other != code}
    _write(response, keys={**held, code: key})


def drop_key(response: HttpResponse, *, request: HttpRequest, code: str) -> None:
    """Let this browser forget the key."""
    left = {other: kept for other, kept in read_keys(request).items() if other != code}
    if left:
        _write(response, keys=left)
    else:
        response.delete_cookie(COOKIE, path="/", samesite="Lax")


def _write(response: HttpResponse, *, keys: Mapping[str, str]) -> None:
    newest = dict(list(keys.items())[-MOST_KEYS:])
    response.set_cookie(
        COOKIE,
        seal_text(json.dumps(newest).encode(), purpose=_PURPOSE),
        max_age=DAYS * 24 * 60 * 60,
        path="/",
        httponly=True,
        samesite="Lax",
        secure=settings.HTTPS,
    )
