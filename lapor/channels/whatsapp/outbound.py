"""Sends over the Cloud API. Source: WhatsApp Cloud API, messages, error codes."""

import json
from typing import Any

from django.conf import settings
from django.utils import timezone

from lapor.channels.whatsapp.queries import is_open
from lapor.kit.text import one_line, shorten
from lapor.notifications import outside
from lapor.notifications.senders import Choice, Message, NotSent, OutOfReach, Refused

OK = 200
WINDOW_CLOSED = 131047
# Not on WhatsApp, or wants no messages; not allowed in that country.
NEVER = frozenset({131026, 131050, 130497})
_LONGEST, _LONGEST_FIELD, _LONGEST_WITH_BUTTONS, _LONGEST_TITLE = 4096, 600, 1024, 20


class Unclear(Exception):
    """The other side broke: nobody knows whether the message went."""


class Sender:
    """The sender of the channel."""

    def is_set_up(self) -> bool:
        """Whether there is a number to send from."""
        return bool(settings.LAPOR_WHATSAPP_NUMBER and settings.LAPOR_WHATSAPP_TOKEN)

    def send(self, message: Message) -> None:
        """Hand the message over: in free words within 24 hours of the person's last one, else as the template.

        Raises OutOfReach when the window is closed and there is no template, Refused, NotSent, and whatever leaves it open.
        """
        content = _content(message)
        url = f"{settings.LAPOR_WHATSAPP_URL}/{settings.LAPOR_WHATSAPP_NUMBER}/messages"
        answer = outside.post(url, body=content, headers=authorised())
        if answer.status != OK:
            raise failure_of(answer)


def authorised() -> dict[str, str]:
    """The header that every call needs."""
    return {"Authorization": f"Bearer {settings.LAPOR_WHATSAPP_TOKEN}"}


def failure_of(answer: outside.Answer) -> Exception:
    """What a refusal means: never, not now, not this way, or nobody knows."""
    code = _error_code(answer.text)
    if code == WINDOW_CLOSED:
        return OutOfReach("window closed")
    if code in NEVER:
        return Refused(f"error {code}")
    if answer.status >= 500:
        return Unclear(f"status {answer.status}")
    return NotSent(f"status {answer.status}, error {code}")


def _content(message: Message) -> dict[str, Any]:
    head = {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "to": message.to.lstrip("+"),
        "biz_opaque_callback_data": message.id,
    }
    if is_open(message.to, at=timezone.now()):
        return head | _free(message)
    if settings.LAPOR_WHATSAPP_TEMPLATE:
        return head | _template(message)
    raise OutOfReach("window closed")


def _free(message: Message) -> dict[str, Any]:
    if message.choices and len(message.text) <= _LONGEST_WITH_BUTTONS:
        buttons = [_button(choice) for choice in message.choices[:3]]
        shown = {"type": "button", "body": {"text": message.text}, "action": {"buttons": buttons}}
        return {"type": "interactive", "interactive": shown}
    return {"type": "text", "text": {"preview_url": False, "body": message.text[:_LONGEST]}}


def _button(choice: Choice) -> dict[str, Any]:
    return {"type": "reply", "reply": {"id": choice.says, "title": choice.title[:_LONGEST_TITLE]}}


def _template(message: Message) -> dict[str, Any]:
    """A field of a template holds one line."""
    said = {"type": "text", "text": shorten(one_line(message.text), limit=_LONGEST_FIELD)}
    template = {
        "name": settings.LAPOR_WHATSAPP_TEMPLATE,
        "language": {"code": "id"},
        "components": [{"type": "body", "parameters": [said]}],
    }
    return {"type": "template", "template": template}


def _error_code(text: str) -> int:
    try:
        code = json.loads(text)["error"]["code"]
    except (ValueError, KeyError, TypeError):
        return 0
    return code if isinstance(code, int) else 0
