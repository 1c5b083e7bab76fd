"""Passkeys of a citizen's account: put to it, used instead of a code, taken off. JavaScript only; codes work without."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as now_text
from django.views.decorators.http import require_http_methods, require_POST

from lapor.intake import accounts
from lapor.intake.accounts import signed_in
from lapor.intake.limits import allow
from lapor.intake.sealing import NotSealed, keyed_hash, open_text, seal_text
from lapor.kit.refusals import Refusal
from lapor.people.entry import open_to
from lapor.portal.keys import unseen
from lapor.vault import account as vault
from lapor.vault.account import Ceremony, WrongPasskey

HOME = "/akun/"
TRIES, SECONDS, LIFE = 120, 600, 600
_PURPOSE = "account passkey"


@dataclass(frozen=True, kw_only=True)
class CeremonyPage:
    """What the browser is asked, and the sealed state that comes back with its answer."""

    options: str
    state: str


@open_to("reporter")
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Put a passkey to the account that is signed in here."""
    here = signed_in(request)
    if here is None:
        return unseen(HttpResponseRedirect(HOME))
    if request.method != "POST":
        asked = vault.begin_adding(here.account.id, host=_host())
        page = CeremonyPage(options=json.dumps(asked.options), state=_sealed(asked))
        return unseen(render(request, "portal/account_passkey.html", {"passkey": page}))
    try:
        answer, state = _answered(request)
        vault.add_passkey(here.account.id, answer=answer, state=state, host=_host(), at=timezone.now())
        messages.success(request, now_text("Kunci sandi terpasang. Lain kali Anda bisa masuk hanya dengannya."))
    except Refusal as refusal:
        messages.error(request, f"{refusal.message} {refusal.next_step}")
    return unseen(HttpResponseRedirect(HOME))


@open_to("public")
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Sign in with a passkey: GET gives the question, POST takes the answer. The worker then opens the ring, as after a code."""
    if not allow("account-passkey", request, limit=TRIES, per_seconds=SECONDS):
        return unseen(HttpResponse(status=429))
    if request.method != "POST":
        asked = vault.begin_entering(host=_host())
        return unseen(JsonResponse({"options": asked.options, "state": _sealed(asked)}))
    response = HttpResponseRedirect(HOME)
    try:
        answer, state = _answered(request)
        private = vault.new_browser_key()
        public = vault.public_half(private)
        entered = vault.enter_with_passkey(answer, state=state, host=_host(), public_key=public, at=timezone.now())
        accounts.keep_session(response, token=entered.token, private=private)
    except Refusal as refusal:
        messages.error(request, f"{refusal.message} {refusal.next_step}")
    return unseen(response)


@open_to("reporter")
@require_POST
def drop(request: HttpRequest, passkey: UUID) -> HttpResponse:
    """Take a passkey off the account."""
    here = signed_in(request)
    if here is not None and vault.drop_passkey(here.account.id, passkey=passkey):
        messages.success(request, now_text("Kunci sandi itu tidak berlaku lagi."))
    return unseen(HttpResponseRedirect(HOME))


def _answered(request: HttpRequest) -> tuple[dict[str, Any], dict[str, Any]]:
    """Answer and state, each state once and for ten minutes. Raises WrongPasskey."""
    sealed = request.POST.get("state", "")
    try:
        kept = json.loads(open_text(sealed, purpose=_PURPOSE))
        answer = json.loads(request.POST.get("credential", ""))
        is_fresh = timezone.now().timestamp() - float(kept["at"]) < LIFE
    except (NotSealed, ValueError, KeyError, TypeError) as error:
        raise WrongPasskey from error
    is_first = cache.add(f"passkey:{keyed_hash(sealed, purpose=_PURPOSE)}", True, timeout=LIFE)
    if not (is_fresh and is_first and isinstance(answer, dict)):
        raise WrongPasskey
    return answer, kept["state"]


def _sealed(asked: Ceremony) -> str:
    kept = {"state": asked.state, "at": timezone.now().timestamp()}
    return seal_text(json.dumps(kept).encode(), purpose=_PURPOSE)


def _host() -> str:
    return urlsplit(settings.BASE_URL).hostname or "localhost"
