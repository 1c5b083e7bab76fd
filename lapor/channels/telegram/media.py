"""Fetches what somebody sent. Source: Telegram Bot API, `getFile`: up to 20 MB, the path is good for an hour."""

import json
from typing import BinaryIO
from urllib.parse import quote

from django.conf import settings

from lapor.channels.telegram.outbound import OK, method_url
from lapor.intake.inbound import MediaGone
from lapor.notifications import outside

GONE = frozenset({400, 404})


class NotFetched(Exception):
    """Not now; to be tried again."""


def fetch(reference: str, *, into: BinaryIO, limit: int) -> None:
    """Write the file to `into`. Raises MediaGone (files above 20 MB too), AnswerTooLarge, NotFetched and what `outside` raises."""
    answer = outside.get(method_url("getFile"), parameters={"file_id": reference})
    if answer.status in GONE:
        raise MediaGone
    if answer.status != OK:
        raise NotFetched(f"status {answer.status}")
    path = quote(str(json.loads(answer.text)["result"]["file_path"]), safe="/")
    url = f"{settings.LAPOR_TELEGRAM_URL}/file/bot{settings.LAPOR_TELEGRAM_TOKEN}/{path}"
    status = outside.fetch(url, into=into, limit=limit)
    if status != OK:
        raise NotFetched(f"status {status}")
