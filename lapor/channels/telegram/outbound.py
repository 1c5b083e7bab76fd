"""Sends by the bot. Source: Telegram Bot API, `sendMessage`."""

from typing import Any

from django.conf import settings

from lapor.notifications import outside
from lapor.notifications.senders import Message, NotSent, Refused

OK, FORBIDDEN = 200, 403
_LONGEST, _LONGEST_BUTTON = 4096, 64


class Unclear(Exception):
    """The other side broke: nobody knows whether the message went."""


class Sender:
    """The sender of the channel."""

    def is_set_up(self) -> bool:
        """Whether there is a bot."""
        return bool(settings.LAPOR_TELEGRAM_TOKEN)

    def send(self, message: Message) -> None:
        """Hand the message over. Raises Refused when the person has stopped the bot, NotSent, and whatever leaves it open."""
        answer = outside.post(method_url("sendMessage"), body=_content(message))
        if answer.status == FORBIDDEN:
            raise Refused("stopped by the person")
        if answer.status >= 500:
            raise Unclear(f"status {answer.status}")
        if answer.status != OK:
            raise NotSent(f"status {answer.status}")


def method_url(method: str) -> str:
    """The address of a method. It holds the token: never log it."""
    return f"{settings.LAPOR_TELEGRAM_URL}/bot{settings.LAPOR_TELEGRAM_TOKEN}/{method}"


def _content(message: Message) -> dict[str, Any]:
    """Plain text, so that nothing in it is read as markup; choices as buttons beneath it."""
    said: dict[str, Any] = {"chat_id": int(message.to), "text": message.text[:_LONGEST]}
    said["link_preview_options"] = {"is_disabled": True}
    rows = [[{"text": each.title, "callback_data": each.says[:_LONGEST_BUTTON]}] for each in message.choices]
    return said | ({"reply_markup": {"inline_keyboard": rows}} if rows else {})
