"""`/saluran/whatsapp/`: where Meta hands over messages and statuses. Open to whoever signs with the app's secret."""

import hashlib
import hmac
import json
import logging
import secrets
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from lapor.channels.whatsapp.inbound import NoMessage, entries_of, message_of, status_of
from lapor.channels.whatsapp.services import note_heard
from lapor.intake.errors import BusyConversation
from lapor.intake.services import converse
from lapor.notifications.services import note_delivery
from lapor.people.entry import LINK, open_to

log = logging.getLogger("lapor.channels.whatsapp")

AGAIN = 503


@open_to(LINK)
@csrf_exempt
@never_cache
@require_http_methods(["GET", "POST"])
def take(request: HttpRequest) -> HttpResponse:
    """With GET the handshake of the set-up; with POST messages and statuses. 200 says that all are stored, 503 asks again."""
    if request.method == "GET":
        return _shake_hands(request)
    _check_signature(request)
    try:
        messages, statuses = entries_of(json.loads(request.body))
    except (ValueError, RecursionError):
        log.warning("whatsapp payload that is no JSON: nothing stored")
        return HttpResponse()
    try:
        for raw in messages:
            _take_message(raw)
        for raw in statuses:
            _take_status(raw)
    except (DatabaseError, BusyConversation) as error:
        log.warning("whatsapp payload not stored to its end, to be sent again: %s", type(error).__name__)
        return HttpResponse(status=AGAIN)
    return HttpResponse()


def _take_message(raw: dict[str, Any]) -> None:
    at = timezone.now()
    try:
        heard = message_of(raw, at=at)
    except NoMessage:
        log.warning("whatsapp message of a kind that tells nothing: nothing stored")
        return
    note_heard(heard.message.sender, written_at=heard.written_at, at=at)
    converse(heard.message, at=at)


def _take_status(raw: dict[str, Any]) -> None:
    status = status_of(raw)
    if status is not None:
        note_delivery(status.message, delivered=status.is_delivered, at=timezone.now())


def _shake_hands(request: HttpRequest) -> HttpResponse:
    """Meta asks once, with the words that both sides know, and wants its challenge back."""
    known, given = (
        settings.LAPOR_WHATSAPP_VERIFY.encode(),
        request.GET.get("hub.verify_token", "").encode("utf-8", "replace"),
    )
    challenge = request.GET.get("hub.challenge", "")
    is_digits = challenge.isascii() and challenge.isdigit()
    if not known or not secrets.compare_digest(known, given) or not is_digits:
        raise Http404
    return HttpResponse(challenge, content_type="text/plain")


def _check_signature(request: HttpRequest) -> None:
    """Nobody else learns that there is anything here. The signature is over the bytes as they came."""
    key = settings.LAPOR_WHATSAPP_SECRET.encode()
    due = "sha256=" + hmac.new(key, request.body, hashlib.sha256).hexdigest()
    given = request.headers.get("X-Hub-Signature-256", "").encode("utf-8", "replace")
    if not key or not secrets.compare_digest(due.encode(), given):
        raise Http404
