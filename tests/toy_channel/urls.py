"""One address: who, which message, what."""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone

from lapor.intake.inbound import InboundText
from lapor.intake.services import converse
from lapor.people.entry import LINK, open_to


@open_to(LINK)
def take(request: HttpRequest) -> HttpResponse:
    """One message."""
    said = request.GET
    message = InboundText(channel="toy_channel", message_id=said["id"], sender=said["who"], text=said["what"])
    converse(message, at=timezone.now())
    return HttpResponse()


urlpatterns = [path("", take)]
