"""Who is signed in to a citizen's account: two sealed cookies, one while a code is on its way, one for the session.

The browser alone holds the private half of its one-time key; the server opens the ring of keys only while it answers.
"""

import json
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from lapor.intake.sealing import NotSealed, keyed_hash, open_text, seal_text
from lapor.vault import account
from lapor.vault.account import Contact, OpenAccount

COOKIE, ASKED_COOKIE = "akun", "akun_masuk"
DAYS = 30
PATH = "/akun/"
_PURPOSE, _ASKED_PURPOSE = "account", "account entry"
_KNOWN = "lapor_account"


@dataclass(frozen=True, kw_only=True)
class Asking:
    """A browser that waits for its code: the code's id, the contact that it typed, and its one-time key."""

    code: UUID
    contact: Contact
    private: str


@dataclass(frozen=True, kw_only=True)
class SignedIn:
    """A browser that is signed in: the account, and what opens it."""

    account: OpenAccount
    token: str
    private: str


def keep_asking(response: HttpResponse, *, asking: Asking) -> None:
    """Let the browser carry, sealed, what belongs to the code until it comes."""
    said = {
        "code": str(asking.code),
        "email": asking.contact.email,
        "phone": asking.contact.phone,
        "private": asking.private,
    }
    age = int(account.CODE_LIFE.total_seconds()) * 2
    _set(response, name=ASKED_COOKIE, sealed=_seal(said, purpose=_ASKED_PURPOSE), age=age, path=PATH)


def asking_of(request: HttpRequest) -> Asking | None:
    """What this browser waits for; None without the cookie or with a changed one."""
    said = _opened(request, name=ASKED_COOKIE, purpose=_ASKED_PURPOSE)
    if not said:
        return None
    channel = "email" if said["email"] else "sms"
    contact = Contact(email=said["email"], phone=said["phone"], channel=channel)
    return Asking(code=UUID(said["code"]), contact=contact, private=said["private"])


def keep_session(response: HttpResponse, *, token: str, private: str) -> None:
    """Sign this browser in."""
    sealed = _seal({"token": token, "private": private}, purpose=_PURPOSE)
    _set(response, name=COOKIE, sealed=sealed, age=DAYS * 24 * 60 * 60, path="/")
    response.delete_cookie(ASKED_COOKIE, path=PATH, samesite="Lax")


def drop_session(response: HttpResponse) -> None:
    """Let this browser forget its session."""
    response.delete_cookie(COOKIE, path="/", samesite="Lax")


def signed_in(request: HttpRequest) -> SignedIn | None:
    """Who is signed in here; None for everybody else. 1 statement with the cookie, none without it or the second time."""
    if _KNOWN not in request.__dict__:
        request.__dict__[_KNOWN] = _signed_in(request)
    known: SignedIn | None = request.__dict__[_KNOWN]
    return known


def account_key(request: HttpRequest, *, code: str) -> str:
    """The access key that the account of this browser keeps for the bare code; empty without one. ≤ 1 statement."""
    here = signed_in(request)
    return here.account.keys.get(code, "") if here else ""


def verified_voter(request: HttpRequest, *, report: UUID) -> str:
    """Who supports this report with a contact that a code has verified: a keyed digest, another one for every report.

    Empty for everybody who is not signed in to an account. Two votes of one account on one report have the same digest; votes on
    two reports cannot be put together. ≤ 1 statement.
    """
    here = signed_in(request)
    return keyed_hash(f"{here.account.id}/{report}", purpose="verified voter") if here else ""


def _signed_in(request: HttpRequest) -> SignedIn | None:
    said = _opened(request, name=COOKIE, purpose=_PURPOSE)
    if not said:
        return None
    found = account.signed_in(said["token"], private=said["private"], at=timezone.now())
    return SignedIn(account=found, token=said["token"], private=said["private"]) if found else None


def _seal(said: dict[str, str], *, purpose: str) -> str:
    return seal_text(json.dumps(said).encode(), purpose=purpose)


def _opened(request: HttpRequest, *, name: str, purpose: str) -> dict[str, str]:
    sealed = request.COOKIES.get(name, "")
    if not sealed:
        return {}
    try:
        return {str(key): str(value) for key, value in json.loads(open_text(sealed, purpose=purpose)).items()}
    except (NotSealed, ValueError):
        return {}


def _set(response: HttpResponse, *, name: str, sealed: str, age: int, path: str) -> None:
    response.set_cookie(name, sealed, max_age=age, path=path, httponly=True, samesite="Lax", secure=settings.HTTPS)
