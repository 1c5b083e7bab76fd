"""`/saluran/sms/`: where Kannel hands over messages and delivery reports. Open to a gateway near by that knows the secret."""

import logging
import secrets
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from lapor.channels.sms.inbound import NoMessage, message_of
from lapor.intake.errors import BusyConversation
from lapor.intake.limits import address_of
from lapor.intake.services import converse
from lapor.notifications.services import note_delivery
from lapor.people.entry import LINK, open_to

log = logging.getLogger("lapor.channels.sms")

DELIVERED, UNDELIVERED, REJECTED = "1", "2", "16"
AGAIN = 503


@open_to(LINK)
@csrf_exempt
@never_cache
@require_http_methods(["GET", "POST"])
def take_message(request: HttpRequest) -> HttpResponse:
    """One message. The empty answer 200 says that it is stored; with 503 the gateway sends it again later."""
    _check_gateway(request)
    try:
        message = message_of(request.GET.dict())
    except NoMessage:
        log.warning("sms without an id or without a number to answer: nothing stored")
        return HttpResponse()
    try:
        converse(message, at=timezone.now())
    except (DatabaseError, BusyConversation) as error:
        log.warning("sms not stored, to be sent again: %s", type(error).__name__)
        return HttpResponse(status=AGAIN)
    return HttpResponse()


@open_to(LINK)
@csrf_exempt
@never_cache
@require_http_methods(["GET", "POST"])
def take_report(request: HttpRequest) -> HttpResponse:
    """What became of a message that was sent: 1 delivered, 2 not delivered, 16 refused; others are on the way."""
    _check_gateway(request)
    said = request.GET.get("s", "")
    try:
        message = UUID(request.GET.get("id", ""))
    except ValueError:
        log.warning("delivery report without a message")
        return HttpResponse()
    if said in {DELIVERED, UNDELIVERED, REJECTED}:
        try:
            note_delivery(message, delivered=said == DELIVERED, at=timezone.now())
        except DatabaseError:
            return HttpResponse(status=AGAIN)
    return HttpResponse()


def _check_gateway(request: HttpRequest) -> None:
    """Nobody else learns that there is anything here."""
    known, given = settings.LAPOR_KANNEL_SECRET.encode(), request.GET.get("secret", "").encode("utf-8", "replace")
    is_near = address_of(request) in settings.LAPOR_KANNEL_ADDRESSES
    if not known or not is_near or not secrets.compare_digest(known, given):
        raise Http404
