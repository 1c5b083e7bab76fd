"""`/saluran/telegram/`: where Telegram hands over updates. Open to whoever knows the secret of the webhook."""

import json
import logging
import secrets

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from lapor.channels.telegram.inbound import NoMessage, message_of, tapped_id
from lapor.intake.errors import BusyConversation
from lapor.intake.services import converse
from lapor.people.entry import LINK, open_to

log = logging.getLogger("lapor.channels.telegram")

AGAIN = 503


@open_to(LINK)
@csrf_exempt
@never_cache
@require_http_methods(["POST"])
def take(request: HttpRequest) -> HttpResponse:
    """One update. 200 says that it is stored; with 503 Telegram sends it again. A tapped button stops turning by the answer."""
    _check_secret(request)
    try:
        update = json.loads(request.body)
        message = message_of(update)
    except (NoMessage, RecursionError):
        log.warning("telegram update of a kind that tells nothing: nothing stored")
        return HttpResponse()
    except ValueError:
        log.warning("telegram update that is no JSON: nothing stored")
        return HttpResponse()
    try:
        converse(message, at=timezone.now())
    except (DatabaseError, BusyConversation) as error:
        log.warning("telegram update not stored, to be sent again: %s", type(error).__name__)
        return HttpResponse(status=AGAIN)
    tapped = tapped_id(update)
    return JsonResponse({"method": "answerCallbackQuery", "callback_query_id": tapped}) if tapped else HttpResponse()


def _check_secret(request: HttpRequest) -> None:
    """Nobody else learns that there is anything here."""
    known = settings.LAPOR_TELEGRAM_SECRET.encode()
    given = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "").encode("utf-8", "replace")
    if not known or not secrets.compare_digest(known, given):
        raise Http404
