"""Webhooks as Meta's documentation shows them, and a hand that delivers and signs them."""

import hashlib
import hmac
import itertools
import json
import time
from typing import Any

from django.test import Client

from lapor.channels.whatsapp.tests.conftest import NUMBER, SECRET

PATH = "/saluran/whatsapp/masuk"
PHONE, FROM = "+6281234567890", "6281234567890"
_COUNT = itertools.count()


def message(kind: str, *, id: str = "", sender: str = FROM, age: int = 0, **part: Any) -> dict[str, Any]:
    """One message of the given type; its content stands under the name of the type."""
    stamp = str(int(time.time()) - age)
    return {"from": sender, "id": id or f"wamid.in{next(_COUNT)}", "timestamp": stamp, "type": kind, kind: part}


def text(words: str, **more: Any) -> dict[str, Any]:
    """Written words."""
    return message("text", body=words, **more)


def tapped(id: str, *, title: str) -> dict[str, Any]:
    """A tapped button."""
    return message("interactive", type="button_reply", button_reply={"id": id, "title": title})


def status(id: str, *, said: str, **more: Any) -> dict[str, Any]:
    """What became of a message of ours."""
    row = {"id": "wamid.1", "status": said, "timestamp": "1772413200", "recipient_id": FROM}
    return row | {"biz_opaque_callback_data": id} | more


def payload(*messages: Any, statuses: Any = (), number: str = NUMBER) -> dict[str, Any]:
    """The whole webhook."""
    value: dict[str, Any] = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "15550783881", "phone_number_id": number},
        "contacts": [{"profile": {"name": "Wati"}, "wa_id": FROM}],
    }
    value |= {"messages": list(messages)} if messages else {}
    value |= {"statuses": list(statuses)} if statuses else {}
    change = {"value": value, "field": "messages"}
    return {"object": "whatsapp_business_account", "entry": [{"id": "102290129340398", "changes": [change]}]}


def deliver(*messages: Any, **more: Any) -> int:
    """Deliver messages, signed; the status that Meta gets."""
    return deliver_raw(json.dumps(payload(*messages, **more)).encode())


def deliver_raw(raw: bytes, *, secret: str = SECRET) -> int:
    """Deliver any bytes, signed."""
    signed = "sha256=" + hmac.new(secret.encode(), raw, hashlib.sha256).hexdigest()
    client = Client(raise_request_exception=False)
    headers = {"X-Hub-Signature-256": signed}
    return client.post(PATH, data=raw, content_type="application/json", headers=headers).status_code
