"""Browsers from which somebody has signed in before: a stranger's wrong guesses never slow them down.

The cookie names no person: it holds a random word of the browser and keyed digests of the accounts that were opened there.
Source: OWASP, "Slow Down Online Guessing Attacks with Device Cookies".
"""

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import salted_hmac

COOKIE = "lapor_kenal"
AGE = 180 * 24 * 60 * 60
ACCOUNTS = 8
_SALT = "lapor.people.devices"


def known_device(request: HttpRequest, *, account: str) -> str:
    """A key of this browser and account when somebody signed in here before; empty for a stranger's browser."""
    word, accounts = _read(request)
    mark = _mark(account)
    return f"{word}:{mark}" if mark in accounts else ""


def remember_device(response: HttpResponseBase, *, request: HttpRequest, account: str) -> None:
    """Let the browser be known for this account, beside at most seven others."""
    word, accounts = _read(request)
    marks = [_mark(account), *(mark for mark in accounts if mark != _mark(account))][:ACCOUNTS]
    response.set_cookie(
        COOKIE,
        signing.dumps([word or secrets.token_urlsafe(12), marks], salt=_SALT),
        max_age=AGE,
        path="/masuk/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _read(request: HttpRequest) -> tuple[str, list[str]]:
    try:
        word, accounts = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=AGE)
    except (signing.BadSignature, ValueError):
        return "", []
    return str(word), [str(mark) for mark in accounts]


def _mark(account: str) -> str:
    return salted_hmac(_SALT, account.strip().lower(), algorithm="sha256").hexdigest()[:24]
