"""Updates as Telegram's documentation shows them, and a hand that delivers them."""

import itertools
import json
from typing import Any

from django.test import Client

from lapor.channels.telegram.tests.conftest import SECRET

PATH = "/saluran/telegram/masuk"
CHAT = 1111111
_COUNT = itertools.count(1)


def update(*, id: int = 0, chat: int = CHAT, kind: str = "private", **part: Any) -> dict[str, Any]:
    """One message in a chat."""
    return {
        "update_id": 10_000 + next(_COUNT),
        "message": {
            "message_id": id or 1_000 + next(_COUNT),
            "from": {"id": chat, "is_bot": False, "first_name": "Wati", "language_code": "id"},
            "chat": {"id": chat, "first_name": "Wati", "type": kind},
            "date": 1772413200,
            **part,
        },
    }


def tapped(data: str, *, id: str = "4382bfdwdsb323b2d9") -> dict[str, Any]:
    """A tapped button beneath a message of the bot."""
    shown = update(text="Periksa")["message"] | {"from": {"id": 123456, "is_bot": True, "first_name": "Lapor"}}
    query = {"id": id, "from": {"id": CHAT, "is_bot": False, "first_name": "Wati"}, "message": shown, "data": data}
    return {"update_id": 20_000 + next(_COUNT), "callback_query": query}


def deliver(sent: Any, *, secret: str = SECRET) -> Any:
    """Deliver one update."""
    return deliver_raw(json.dumps(sent).encode("utf-8", "surrogatepass"), secret=secret)


def deliver_raw(raw: bytes, *, secret: str = SECRET) -> Any:
    """Deliver any bytes."""
    client = Client(raise_request_exception=False)
    headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
    return client.post(PATH, data=raw, content_type="application/json", headers=headers)
