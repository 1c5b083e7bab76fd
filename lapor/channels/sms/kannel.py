"""Kannel's `sendsms`."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings

from lapor.kit import gsm7
from lapor.notifications import outside
from lapor.notifications.senders import Message, NotSent

ACCEPTED = 202
# Delivered, not delivered, taken or refused by the network.
REPORTS = 1 | 2 | 16
_UNICODE = "2"


def gateway(url: str) -> Callable[[Message], None]:
    """How a message goes to the `sendsms` at this address."""
    return lambda message: send(message, url=url)


def send(message: Message, *, url: str) -> None:
    """Hand over one message. Raises NotSent when Kannel refused it, and what `outside.get` raises."""
    answer = outside.get(url, parameters=parameters_of(message))
    if answer.status != ACCEPTED:
        raise NotSent(f"status {answer.status}")


def parameters_of(message: Message) -> dict[str, str]:
    """The parameters of the call. Texts outside the GSM alphabet go as UCS-2; those of its extension do too."""
    text = gsm7.plain(message.text)
    asked = {
        "username": settings.LAPOR_KANNEL_USER,
        "password": settings.LAPOR_KANNEL_PASSWORD,
        "from": settings.LAPOR_SMS_NUMBER,
        "to": message.to,
        "text": text,
        "charset": "UTF-8",
        "dlr-mask": str(REPORTS),
        "dlr-url": _report_url(message.id),
    }
    return asked if gsm7.is_basic(text) else asked | {"coding": _UNICODE}


def _report_url(message: str) -> str:
    known = urlencode({"secret": settings.LAPOR_KANNEL_SECRET, "id": message})
    return f"{settings.LAPOR_KANNEL_CALLBACK}/saluran/sms/status?{known}&s=%d"
